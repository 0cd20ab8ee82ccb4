import { entryAt } from '../../../model/entry.ts';
import type { Rule } from '../../../model/rule.ts';

export const roles: Rule = {
  id: 'alma/roles',
  severity: 'information',
  title: 'The record carries roles',
  given: (path) => path === 'user/user_roles',
  *check({ operation, record }) {
    const list = entryAt(record, 'user/user_roles');
    // An empty list is as good as none: the roles stay.
    if (list?.at === undefined || list.entries.length === 0) return;
    const found = { about: list, span: list.at.name };
    const edit = list.remove();
    const fixes = edit === undefined ? [] : [{ title: 'Leave the roles out', edits: [edit], safe: false }];
    if (operation?.id === 'alma/users.update') {
      const message =
        'The roles sent replace all roles of the user. Leave them out unless you mean that: then the stored ones stay.';
      yield { ...found, message, fixes };
    }
    if (operation?.id === 'alma/users.load') {
      const message = 'A load ignores roles; they are given by the role assignment rules.';
      yield { ...found, message, fixes, unnecessary: true };
    }
  },
};
