import { textOf } from '../record/record.ts';
import { generalFault, type Refusal, userNotFound, words } from './faults.ts';
import { type Arguments, textGiven, textsOf } from './read.ts';
import type { Site } from './site.ts';
import { findOlsaUser, type OlsaUser } from './users.ts';
import { codesOf } from './values.ts';

interface Moved {
  readonly before: OlsaUser;
  readonly after: OlsaUser;
}

/** The user in more groups, or why that cannot be. */
export function addedToGroups(users: readonly OlsaUser[], site: Site, given: Arguments): Moved | Refusal {
  const name = textGiven(given, 'userName');
  const before = findOlsaUser(users, name);
  if (before === undefined) return userNotFound(name);
  const codes = codesIn(given);
  if (codes.length === 0) return generalFault('groupMissing');
  const unknown = firstUnknown(codes, site);
  if (unknown !== undefined) {
    return { fault: 'ObjectNotFoundFault', text: words('groupMissing', unknown), objectName: unknown };
  }
  const groups = textsOf(before.groupCode);
  const further = codes.filter((code) => !groups.includes(code));
  // The schema has the fault for this call; that this is its cause is inferred.
  if (further.length === 0) {
    return {
      fault: 'ObjectExistsFault',
      text: words('userInGroup'),
      objectName: codes.join(),
    };
  }
  return { before, after: { ...before, groupCode: [...groups, ...further] } };
}

/** The user in fewer groups, but in one at least. */
export function removedFromGroups(users: readonly OlsaUser[], site: Site, given: Arguments): Moved | Refusal {
  const name = textGiven(given, 'userName');
  const before = findOlsaUser(users, name);
  if (before === undefined) {
    return { fault: 'ObjectNotFoundFault', text: words('userNotValid', name), objectName: name };
  }
  const codes = codesIn(given);
  const unknown = firstUnknown(codes, site);
  if (unknown !== undefined) return generalFault('groupMissing', unknown);
  const groups = textsOf(before.groupCode);
  const user = textOf(before, 'userName');
  const foreign = codes.find((code) => !groups.includes(code));
  if (foreign !== undefined) return generalFault('userNotInGroup', user, foreign);
  const left = groups.filter((code) => !codes.includes(code));
  if (left.length === 0) return generalFault('lastGroup', user);
  return { before, after: { ...before, groupCode: left } };
}

function codesIn(given: Arguments): readonly string[] {
  return codesOf(textsOf(given.get('groupCode'))).filter((code) => code !== '');
}

/** A group that the site does not have; a site that does not say which ones it has, has any. */
function firstUnknown(codes: readonly string[], site: Site): string | undefined {
  return codes.find((code) => site.groups?.includes(code) === false);
}
