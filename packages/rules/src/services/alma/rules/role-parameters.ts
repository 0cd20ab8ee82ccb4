import { type Entry, entriesAt, entryAt } from '../../../model/entry.ts';
import type { Rule } from '../../../model/rule.ts';
import { isSentToApi } from '../account.ts';

const role = 'user/user_roles/user_role';

/**
 * What a role cannot do without, as far as it is known: "Mandatory field is missing: user_role parameters
 * [ServiceUnit] for role number 214" (observed: `addHomeAddress`). That the code is 401664 is concluded.
 */
const needed: ReadonlyMap<string, readonly string[]> = new Map([['214', ['ServiceUnit']]]);

export const roleParameters: Rule = {
  id: 'alma/role-parameters',
  severity: 'warning',
  title: 'A role lacks a parameter that it needs',
  when: isSentToApi,
  given: (path) => path === role,
  *check({ record }) {
    for (const entry of entriesAt(record, role)) {
      const type = entryAt(entry, `${role}/role_type`);
      for (const name of needed.get(type?.text ?? '') ?? []) {
        if (type === undefined || has(entry, name)) continue;
        yield {
          about: type,
          error: '401664',
          message: `The role ${type.text} needs a parameter of type ${name}; without it Alma refuses the whole user.`,
        };
      }
    }
  },
};

function has(entry: Entry, name: string): boolean {
  return entriesAt(entry, `${role}/parameters/parameter/type`).some(({ text }) => text === name);
}
