import { entryAt } from '../../model/entry.ts';
import type { Request } from '../../model/request.ts';
import type { Call } from '../../model/rule.ts';

/** Whether the record is a user of the REST API and of load files, and none of the older services. */
export function isUser({ type }: Call): boolean {
  return type?.root === 'user';
}

/** Whether the request carries one user to the API; false for load files and while the call is unknown. */
export function isSentToApi(call: Call): boolean {
  const { operation } = call;
  return isUser(call) && (operation?.id === 'alma/users.update' || operation?.id === 'alma/users.create');
}

/** The account type as written; '' where none is. */
export function accountType({ record }: Request): string {
  return entryAt(record, 'user/account_type')?.text ?? '';
}
