import { entryAt, isPlaceholder } from '../../../model/entry.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';

/** Alma's own list is not public: these are on every such list. */
const commonPasswords: ReadonlySet<string> = new Set([
  'password',
  'password1',
  '12345678',
  '123456789',
  'qwertyui',
  'iloveyou',
]);

/** That it is too short is a matter of its format. Its characters are never shown. */
export const password: Rule = {
  id: 'alma/password',
  severity: 'error',
  title: 'The password is one that Alma refuses',
  // A load file sets no passwords.
  when: ({ operation }) => operation?.id !== 'alma/users.load',
  given: (path) => path === 'user/password',
  *check({ record }) {
    const entry = entryAt(record, 'user/password');
    if (entry === undefined || entry.text === '') return;
    if (isPlaceholder(entry.text)) return;
    const found = { about: entry, error: '500038' } satisfies Partial<Complaint>;
    const written = entry.text.toLowerCase();
    const name = entryAt(record, 'user/primary_id');
    if (name !== undefined && name.text !== '' && written.includes(name.text.toLowerCase())) {
      yield {
        ...found,
        message: 'The password contains the user name, which Alma refuses.',
        related: [{ entry: name, message: 'The user name' }],
      };
    } else if (commonPasswords.has(written)) {
      yield {
        ...found,
        severity: 'warning',
        message: 'The password is a common one; Alma refuses commonly used passwords.',
      };
    }
  },
};
