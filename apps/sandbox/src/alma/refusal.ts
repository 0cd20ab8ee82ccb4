import { type Group, isEmpty, listOf, type Shape, textOf } from '../record/record.ts';
import { type Said, walkRecord } from '../record/walk.ts';
import { isXsBoolean, isXsDate, isXsDateTime } from '../xml/schema-types.ts';
import type { Alma } from './alma.ts';
import { type AlmaError, almaError } from './answers.ts';
import { codeRefusal } from './code-refusal.ts';
import type { Institution } from './institution.ts';
import { almaUserShape, createOperation, updateOperation } from './tables.ts';
import { unsaidRow } from './unsaid.ts';
import { type AlmaUser, isIdOf, sameId } from './users.ts';

/** Why Alma would not take `incoming` for the user `stored`; undefined when it would. */
export function updateRefusal(
  { users, institution }: Alma,
  stored: AlmaUser,
  incoming: Group,
): AlmaError | undefined {
  const others = users.all.filter((one) => one !== stored);
  return (
    mandatoryMissing(incoming, updateOperation) ??
    ownMandatoryMissing(institution, incoming) ??
    accountRefusal(incoming) ??
    ownerRefusal(institution, stored.user, incoming) ??
    sameValueTwice(incoming) ??
    passwordRefusal(incoming) ??
    // That an update answers 401860 to this is inferred.
    (taken(others, incoming) === undefined ? undefined : almaError('401860')) ??
    codeRefusal(institution, incoming)
  );
}

/** Why Alma would not make a new user of `incoming`; undefined when it would. */
export function createRefusal({ users, institution }: Alma, incoming: Group): AlmaError | undefined {
  const type = taken(users.all, incoming);
  return (
    mandatoryMissing(incoming, createOperation) ??
    ownMandatoryMissing(institution, incoming) ??
    accountRefusal(incoming) ??
    sameValueTwice(incoming) ??
    passwordRefusal(incoming) ??
    (type === undefined ? undefined : almaError('401851', { Y: type })) ??
    codeRefusal(institution, incoming)
  );
}

/** The first value that is not of the type its field has; an empty one counts as not given. */
export function mistyped(record: Group): Shape | undefined {
  return find(record, ({ shape, value }) => {
    if (typeof value !== 'string' || value === '') return false;
    if (shape.field.type === 'date') return !isXsDate(value);
    if (shape.field.type === 'dateTime') return !isXsDateTime(value);
    return shape.field.type === 'boolean' && !isXsBoolean(value);
  })?.shape;
}

function mandatoryMissing(incoming: Group, operation: string): AlmaError | undefined {
  const missing = find(
    incoming,
    ({ shape, value }) => unsaidRow(shape.field, value, operation)?.means === 'refused',
  );
  const row = missing && unsaidRow(missing.shape.field, missing.value, operation);
  return row?.error === undefined ? undefined : almaError(row.error, { X: missing?.shape.name ?? '' });
}

/** What this institution demands besides: of everybody, in every entry that could have it. */
function ownMandatoryMissing({ mandatory }: Institution, incoming: Group): AlmaError | undefined {
  const missing = find(
    incoming,
    ({ shape, value }) => mandatory.has(shape.path.replace('user/', '')) && isEmpty(value),
  );
  return missing && almaError('401664', { X: missing.shape.name });
}

function accountRefusal(incoming: Group): AlmaError | undefined {
  const type = textOf(incoming, 'account_type');
  const external = textOf(incoming, 'external_id');
  if (type === 'INTEXTAUTH') return almaError('401855');
  if (type !== 'INTERNAL' && type !== 'EXTERNAL') return almaError('401857');
  if (type === 'INTERNAL' && external !== '') return almaError('401853');
  return type === 'EXTERNAL' && external === '' ? almaError('401854') : undefined;
}

/** An external user stays external, and with the system that loads it, whose profile must be there. */
function ownerRefusal({ profiles }: Institution, stored: Group, incoming: Group): AlmaError | undefined {
  if (textOf(stored, 'account_type') !== 'EXTERNAL') return undefined;
  if (textOf(incoming, 'account_type') === 'INTERNAL') return almaError('401859');
  const owner = textOf(stored, 'external_id');
  const known = profiles?.includes(owner) !== false;
  return known && textOf(incoming, 'external_id') === owner ? undefined : almaError('401858');
}

/** Values are compared as written, the primary id without case. */
function sameValueTwice(incoming: Group): AlmaError | undefined {
  const primaryId = textOf(incoming, 'primary_id');
  const seen = new Map<string, string>();
  for (const identifier of listOf(incoming, 'user_identifier')) {
    const [type, value] = [textOf(identifier, 'id_type'), textOf(identifier, 'value')];
    const first = sameId(value, primaryId) ? 'primary_id' : seen.get(value);
    if (first !== undefined) {
      const { code, message } = almaError('4018994');
      return { code, message: `${message} (types are: ${first}, ${type}, value is ${value}).` };
    }
    seen.set(value, type);
  }
  return undefined;
}

const commonPasswords = new Set(['password', 'password1', '12345678', '123456789', 'qwertyui', 'iloveyou']);

function passwordRefusal(incoming: Group): AlmaError | undefined {
  const password = textOf(incoming, 'password').toLowerCase();
  const name = textOf(incoming, 'primary_id').toLowerCase();
  const named = name !== '' && password.includes(name);
  const weak = [...password].length < 8 || named || commonPasswords.has(password);
  return password !== '' && weak ? almaError('500038') : undefined;
}

/** An identifier belongs to one user alone: the type of the first that another user has. */
function taken(others: readonly AlmaUser[], incoming: Group): string | undefined {
  const primaryId = textOf(incoming, 'primary_id');
  if (primaryId !== '' && others.some((other) => isIdOf(other, primaryId))) return 'primary_id';
  const identifier = listOf(incoming, 'user_identifier').find((one) =>
    others.some((other) => isIdOf(other, textOf(one, 'value'))),
  );
  return identifier && textOf(identifier, 'id_type');
}

function find(record: Group, wanted: (said: Said) => boolean): Said | undefined {
  for (const said of walkRecord(record, almaUserShape)) if (wanted(said)) return said;
  return undefined;
}
