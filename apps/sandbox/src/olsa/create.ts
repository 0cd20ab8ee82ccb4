import { textOf } from '../record/record.ts';
import { withChanges } from './edit.ts';
import { generalFault, type Refusal } from './faults.ts';
import { profileProblem } from './profile-fields.ts';
import type { Arguments } from './read.ts';
import type { OlsaUser } from './users.ts';
import { type Place, valuesRefusal } from './values.ts';

/** What a new user is where the call does not say. That the language is this one is inferred. */
const fresh: OlsaUser = { authType: 'End-User', active: 'true', language: 'en_US' };

/** The new user, or why the service would not make it. */
export function created(place: Place, given: Arguments): OlsaUser | Refusal {
  const said = new Map([...given].filter(([name]) => name !== 'customerId'));
  const refusal = valuesRefusal(place, said) ?? requiredField(place, said);
  if (refusal !== undefined) return refusal;
  // The documentation wants one of the two; that this is the fault is inferred.
  if (!said.has('groupCode') && !said.has('groupPath')) return generalFault('groupNotFound');
  const user = { ...withChanges(fresh, place.call, said), madeByCall: 'true' };
  const ordinary = place.call.extended || textOf(user, 'authType') === 'Manager';
  return ordinary ? user : { ...user, authType: 'End-User' };
}

function requiredField({ call, site }: Place, said: Arguments): Refusal | undefined {
  if (!call.extended) return undefined;
  const missing = site.profileFields.find(({ id, required }) => required && !said.has(`@${id}`));
  const text = missing && profileProblem(site.profileFields, missing.id, []);
  return text === undefined ? undefined : { fault: 'GeneralFault', text };
}
