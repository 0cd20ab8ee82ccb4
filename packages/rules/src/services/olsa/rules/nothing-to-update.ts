import { isBroken } from '../../../model/request.ts';
import type { Rule } from '../../../model/rule.ts';

const edits = new Set(['olsa/UM_EditUser', 'olsa/UM_EditUserExtended']);
const keys = new Set(['customerId', 'userName', 'username']);

export const nothingToUpdate: Rule = {
  id: 'olsa/nothing-to-update',
  severity: 'error',
  title: 'The request changes nothing',
  when: ({ operation }) => edits.has(operation?.id ?? ''),
  *check(request) {
    const { record } = request;
    if (record?.at === undefined || isBroken(request)) return;
    // While somebody is typing there is nothing yet: the user it is about comes first.
    const named = record.entries.some(
      ({ name, text }) => name !== 'customerId' && keys.has(name) && text !== '',
    );
    if (!named || record.entries.some(({ name }) => !keys.has(name))) return;
    yield {
      about: record,
      span: record.at.name,
      message:
        'The request names the user and nothing to change; OLSA answers "User not updated - nothing to update."',
      error: 'GeneralFault',
    };
  },
};
