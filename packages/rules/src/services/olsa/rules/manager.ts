import { isPlaceholder } from '../../../model/entry.ts';
import type { Rule } from '../../../model/rule.ts';

export const manager: Rule = {
  id: 'olsa/manager',
  severity: 'warning',
  title: 'A user is to approve for themselves',
  *check({ record }) {
    const approver = record?.entries.find(({ name }) => name === 'manager');
    const user = record?.entries.find(({ name }) => name === 'userName' || name === 'username');
    if (approver === undefined || user === undefined || approver.text === '' || isPlaceholder(approver.text))
      return;
    if (approver.text.toLowerCase() !== user.text.toLowerCase()) return;
    yield {
      about: approver,
      message: 'The approval manager is the user: it must be another one, of the role manager (inferred).',
      error: 'GeneralFault',
      related: [{ entry: user, message: 'The user' }],
    };
  },
};
