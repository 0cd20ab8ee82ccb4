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
  if (codes.length === 0) return generalFault('groupMissing', '');
  const unknown = codes.find((code) => site.groups?.includes(code) === false);
  if (unknown !== undefined) {
    return { fault: 'ObjectNotFoundFault', text: words('groupMissing', unknown), objectName: unknown };
  }
  const groups = textsOf(before.groupCode);
  const further = codes.filter((code) => !groups.includes(code));
  // The schema has the fault for this call; that this is its cause is inferred, and so are the words.
  if (further.length === 0) {
    return {
      fault: 'ObjectExistsFault',
      text: 'The user is in the group already.',
      objectName: codes.join(),
    };
  }
  return { before, after: { ...before, groupCode: [...groups, ...further] } };
}

/** The user in fewer groups, but in one at least. */
export function removedFromGroups(users: readonly OlsaUser[], given: Arguments): Moved | Refusal {
  const name = textsOf(given.get('userName'))[0];
  const before = findOlsaUser(users, name ?? '');
  if (before === undefined) {
    return {
      fault: 'ObjectNotFoundFault',
      text: words('userNotValid', name ?? 'null'),
      objectName: name ?? '',
    };
  }
  const codes = codesIn(given);
  const groups = textsOf(before.groupCode);
  const unknown = codes.find((code) => !groups.includes(code));
  if (codes.length === 0 || unknown !== undefined) return generalFault('groupMissing', unknown ?? '');
  const left = groups.filter((code) => !codes.includes(code));
  if (left.length === 0) return generalFault('lastGroup', codes.join());
  return { before, after: { ...before, groupCode: left } };
}

function codesIn(given: Arguments): readonly string[] {
  return codesOf(textsOf(given.get('groupCode'))).filter((code) => code !== '');
}
