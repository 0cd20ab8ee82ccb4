import { type Answer, type Call, plain, type Router, segmentAfter } from '../http/exchange.ts';
import { textOf } from '../record/record.ts';
import { hasKey } from './gateway.ts';
import { almaUserShape } from './tables.ts';
import { type AlmaUsers, findAlmaUser, isError } from './users.ts';

const own = '/userlint/';
const place = `${own}hand-edited/`;

/**
 * The sandbox's own call, which Alma does not have: `PUT /userlint/hand-edited/{user_id}?fields=a,b` says which
 * protected fields of a user a librarian has edited by hand. Nothing else answers below /userlint/.
 */
export function handEdited(users: AlmaUsers): Router {
  return (path) => {
    if (!path.startsWith(own)) return undefined;
    const id = segmentAfter(path, place);
    if (id === undefined)
      return { pattern: '(no such path)', answer: () => plain(404, 'There is no such call.') };
    return { pattern: `${place}{user_id}`, answer: (call) => mark(users, call, id) };
  };
}

function mark(users: AlmaUsers, call: Call, id: string): Answer {
  if (!hasKey(call)) return plain(401, 'The key of the sandbox is missing.');
  if (call.method !== 'PUT') return plain(405, 'Use PUT.', { headers: { Allow: 'PUT' } });
  const found = findAlmaUser(users, id);
  if (isError(found)) return plain(404, 'There is no such user.');
  const fields = (call.query.get('fields') ?? '').split(',').filter((name) => name !== '');
  const strange = fields.filter((name) => !protectedFields.has(name));
  if (strange.length > 0) return plain(400, `fields takes these alone: ${[...protectedFields].join(', ')}.`);
  users.put(found, { ...found, handEdited: fields });
  const body = JSON.stringify({ primary_id: textOf(found.user, 'primary_id'), hand_edited: fields });
  return { status: 200, type: 'application/json;charset=UTF-8', body };
}

const protectedFields = new Set(
  almaUserShape.children.filter(({ field }) => field.protected).map(({ name }) => name),
);
