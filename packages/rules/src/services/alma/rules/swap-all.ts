import { type Place, places } from '../../../facts/place.ts';
import { stateRow } from '../../../facts/states.ts';
import type { Entry } from '../../../model/entry.ts';
import { isBroken } from '../../../model/request.ts';
import type { Rule } from '../../../model/rule.ts';
import { isUser } from '../account.ts';
import { user } from '../user.ts';

const update = 'alma/users.update';

export const swapAll: Rule = {
  id: 'alma/swap-all',
  severity: 'information',
  title: 'An update empties what the record leaves out',
  when: (call) => isUser(call) && call.operation?.id === update,
  *check(request) {
    const { record } = request;
    if (record?.at === undefined || isBroken(request)) return;
    const { lists, fields } = leftOut(record);
    if (lists.length === 0 && fields.length === 0) return;
    const parts = [
      lists.length === 0 ? '' : ` Lists: ${lists.join(', ')}.`,
      fields.length === 0 ? '' : ` Fields: ${fields.join(', ')}.`,
    ];
    yield {
      about: record,
      span: record.at.name,
      message: `This update empties what the record leaves out.${parts.join('')} Roles are kept.`,
    };
  },
};

interface LeftOut {
  readonly lists: readonly string[];
  readonly fields: readonly string[];
}

/** What the update would clear; what an external user keeps counts only for an internal one. */
function leftOut(record: Entry): LeftOut {
  const internal = record.entries.find(({ name }) => name === 'account_type')?.text === 'INTERNAL';
  const contact = record.entries.find(({ name }) => name === 'contact_info');
  const missing = [
    ...absent(record, places(user).get('user'), internal),
    ...(contact === undefined ? [] : absent(contact, places(user).get('user/contact_info'), internal)),
  ];
  return {
    lists: missing.filter(({ field }) => field.type === 'group').map(({ name }) => name),
    fields: missing.filter(({ field }) => field.type !== 'group').map(({ name }) => name),
  };
}

function absent(group: Entry, place: Place | undefined, internal: boolean): readonly Place[] {
  const written = new Set(group.entries.map(({ name }) => name));
  return [...(place?.children.values() ?? [])].filter(
    ({ name, field }) =>
      !written.has(name) &&
      !name.startsWith('@') &&
      stateRow(field, 'absent', update)?.means !== 'ignored' &&
      // Of a researcher only Esploro knows what an update does.
      field.opaque !== true &&
      (field.protected !== true || internal),
  );
}
