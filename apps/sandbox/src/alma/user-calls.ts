import type { Answer, Call } from '../http/exchange.ts';
import { type Group, groupOf, textOf } from '../record/record.ts';
import type { Alma } from './alma.ts';
import { almaError, almaRefusal, type Wanted, wantedBy } from './answers.ts';
import { readUser } from './body.ts';
import { createdUser } from './create.ts';
import type { Institution } from './institution.ts';
import { orderedAnswer } from './ordered.ts';
import { recordAnswer } from './record-answer.ts';
import { createRefusal, updateRefusal } from './refusal.ts';
import { almaUserShape } from './tables.ts';
import { swapAll } from './update.ts';
import { counters, findAlmaUser, hasOutstanding, isError, shown } from './users.ts';

export function getUser({ users, institution }: Alma, call: Call, id: string): Answer {
  const wanted = wantedBy(call);
  const type = call.query.get('user_id_type') ?? '';
  const source = call.query.get('source_institution_code') ?? '';
  // The sandbox has no user of another institution.
  if (source !== '') return almaRefusal(almaError('4019990', { X: id, Y: source }), wanted);
  if (type === 'linking_id') return almaRefusal(almaError('4019998'), wanted);
  const found = findAlmaUser(users, id, type);
  if (isError(found)) return almaRefusal(found, wanted);
  const view = call.query.get('view') === 'brief' ? brief(found.user) : found.user;
  const asked = call.query.get('expand')?.split(',') ?? [];
  const counted = counters.filter((name) => asked.includes(name)).map((name) => [name, view[name] ?? '0']);
  return userAnswer(institution, { ...view, ...Object.fromEntries(counted) }, wanted, asked);
}

export function putUser(alma: Alma, call: Call, id: string): Answer {
  const { users, institution } = alma;
  const wanted = wantedBy(call);
  const read = readUser(call, wanted);
  if ('refusal' in read) return read.refusal;
  const found = findAlmaUser(users, id, call.query.get('user_id_type') ?? '');
  if (isError(found)) return almaRefusal(found, wanted);
  const refusal = updateRefusal(alma, found, read.record);
  if (refusal !== undefined) return almaRefusal(refusal, wanted);
  const after = swapAll(found, read.record, overridden(call.query));
  users.put(found, after);
  return userAnswer(institution, after.user, wanted);
}

/** Names as written: a blank beside a comma makes another name, and another name does nothing. */
function overridden(query: URLSearchParams): ReadonlySet<string> {
  return new Set((query.get('override') ?? '').split(','));
}

export function postUser(alma: Alma, call: Call): Answer {
  const { users, institution } = alma;
  const wanted = wantedBy(call);
  const ordered = (id: string) => orderedAnswer(institution, id, wanted);
  const ofSource = ordered(call.query.get('source_user_id') ?? '');
  if (ofSource !== undefined) return ofSource;
  // The sandbox is in no fulfilment network.
  if (call.query.get('source_institution_code')) return almaRefusal(almaError('401651'), wanted);
  const read = readUser(call, wanted);
  if ('refusal' in read) return read.refusal;
  const ofUser = ordered(textOf(read.record, 'primary_id'));
  if (ofUser !== undefined) return ofUser;
  const refusal = createRefusal(alma, read.record);
  if (refusal !== undefined) return almaRefusal(refusal, wanted);
  const created = createdUser(alma, read.record);
  users.put(undefined, created);
  return userAnswer(institution, created.user, wanted);
}

export function deleteUser({ users }: Alma, call: Call, id: string): Answer {
  const wanted = wantedBy(call);
  const type = call.query.get('user_id_type') ?? 'all_unique';
  const found = findAlmaUser(users, id, type);
  if (isError(found)) return almaRefusal(almaError('401890', { X: id, Y: type }), wanted);
  if (hasOutstanding(found.user)) return almaRefusal(almaError('401850', { X: id, Y: type }), wanted);
  users.put(found, undefined);
  return { status: 204, type: '', body: '' };
}

function userAnswer(
  institution: Institution,
  user: Group,
  wanted: Wanted,
  asked: readonly string[] = [],
): Answer {
  return recordAnswer(institution, shown(user, asked), almaUserShape, wanted);
}

/** Core fields, e-mail addresses, identifiers and statistics: not enough to be put back. */
function brief(user: Group): Group {
  const { email } = groupOf(user, 'contact_info');
  return { ...user, contact_info: { email }, user_role: [], user_block: [], user_note: [] };
}
