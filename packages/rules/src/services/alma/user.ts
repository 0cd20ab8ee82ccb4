import type { Field, FieldTable } from '../../facts/field.ts';
import { seedPut } from '../sources.ts';
import { overrideNames } from './override.ts';
import { group } from './rows.ts';
import { withStates } from './states.ts';
import { contact } from './user-contact.ts';
import { core } from './user-core.ts';
import { segments } from './user-segments.ts';

const protectedPaths = new Set(overrideNames.values());

/** The user of the REST API and of the load files, as XML writes it. */
export const user: FieldTable = withStates({
  user: group('A user: an update replaces all of it by what is sent.', { source: seedPut }),
  ...completed({ ...core, ...contact, ...segments }),
});

/** Adds what follows for every field of the user itself: protection, and what leaving it out of an update does. */
function completed(rows: FieldTable): FieldTable {
  return Object.fromEntries(
    Object.entries(rows).map(([path, field]) => [path, isTopLevel(path) ? withUpdate(path, field) : field]),
  );
}

function isTopLevel(path: string): boolean {
  return path.split('/').length === 2 && !path.includes('@');
}

function withUpdate(path: string, field: Field): Field {
  if (protectedPaths.has(path)) {
    return {
      ...field,
      protected: true,
      omitted: 'An external user keeps it, unless `override` names it; of an internal user it is removed.',
    };
  }
  if (field.outputOnly || field.omitted) return field;
  return { ...field, omitted: 'It is emptied or falls back to its default.' };
}
