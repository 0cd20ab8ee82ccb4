import { entryAt } from '../../model/entry.ts';
import type { Request } from '../../model/request.ts';

/** Whether the request carries one user to the API; false for load files and while the call is unknown. */
export function isSentToApi({ operation, record }: Request): boolean {
  return (
    record?.path === 'user' &&
    (operation?.id === 'alma/users.update' || operation?.id === 'alma/users.create')
  );
}

/** The account type as written; '' where none is. */
export function accountType({ record }: Request): string {
  return entryAt(record, 'user/account_type')?.text ?? '';
}
