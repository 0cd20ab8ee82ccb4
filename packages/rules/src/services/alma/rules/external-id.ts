import { type Entry, entryAt, isPlaceholder } from '../../../model/entry.ts';
import type { Request } from '../../../model/request.ts';
import type { Fix, Rule } from '../../../model/rule.ts';
import { isSentToApi } from '../account.ts';

/** Both refusals are documented for creation; that an update answers the same is our conclusion. */
export const externalId: Rule = {
  id: 'alma/external-id',
  severity: 'error',
  title: 'The external_id does not go with the account type',
  when: isSentToApi,
  given: (path) => path === 'user/account_type',
  *check(request) {
    const type = entryAt(request.record, 'user/account_type');
    if (type === undefined) return;
    const id = entryAt(request.record, 'user/external_id');
    const written = id?.text ?? '';
    if (isPlaceholder(written)) return;
    const severity = severityOf(request);
    if (type.text === 'INTERNAL' && written !== '' && id !== undefined) {
      yield {
        about: id,
        severity,
        error: '401853',
        message: 'An internal user has no external_id: it must be empty.',
        related: [{ entry: type, message: 'The account is internal' }],
        fixes: [...fix('Empty external_id', id, ''), ...fix('Make the account external', type, 'EXTERNAL')],
      };
    }
    if (type.text === 'EXTERNAL' && written === '') {
      yield {
        about: id ?? type,
        severity,
        error: '401854',
        message:
          'An external user must have an external_id: the code of the profile that loads the user, not an identifier of the person.',
        ...(id === undefined ? {} : { related: [{ entry: type, message: 'The account is external' }] }),
        // An account that is external cannot become internal.
        fixes: isCreation(request) ? fix('Make the account internal', type, 'INTERNAL') : [],
      };
    }
  },
};

function severityOf(request: Request) {
  return isCreation(request) ? 'error' : 'warning';
}

function isCreation({ operation }: Request): boolean {
  return operation?.id === 'alma/users.create';
}

function fix(title: string, entry: Entry, value: string): Fix[] {
  const edit = entry.write(value);
  return edit === undefined ? [] : [{ title, edits: [edit], safe: false }];
}
