import { entryAt } from '../../model/entry.ts';
import { envelopeOf, parameter, type Request } from '../../model/request.ts';

const update = 'alma/soap.updateUser';
const create = 'alma/soap.createUser';

/**
 * The sister call whose arguments these are: updateUser takes the user first and the external system code third,
 * createUser the code first. Undefined when they are this call's own, as far as can be told.
 */
export function writtenFor(request: Request): typeof update | typeof create | undefined {
  const details = entryAt(request.record, 'userRecord/userDetails');
  const first = parameter(request, 'envelope/arg0')?.text ?? '';
  const userName = entryAt(details, 'userRecord/userDetails/userName')?.text;
  const externalId = entryAt(details, 'userRecord/userDetails/externalId')?.text;
  if (request.operation?.id === create) {
    const isUser = first !== '' && first === userName && first !== externalId;
    return envelopeOf(request)?.carrier?.name === 'arg3' || isUser ? update : undefined;
  }
  if (request.operation?.id === update) {
    const third = parameter(request, 'envelope/arg2')?.text ?? '';
    return envelopeOf(request)?.carrier?.name === 'arg1' && /^(true|false|)$/.test(third)
      ? create
      : undefined;
  }
  return undefined;
}
