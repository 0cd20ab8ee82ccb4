import { almaError, almaRefusal, type Format, formatOf, gatewayRefusal, prolog } from './alma-answers.ts';
import { mistyped, updateRefusal } from './alma-refusal.ts';
import { swapAll } from './alma-update.ts';
import { findAlmaUser, isError } from './alma-users.ts';
import { almaApiKey } from './credentials.ts';
import { type Answer, bodyText, type Call, type Router } from './exchange.ts';
import { type Group, groupOf } from './record.ts';
import { NotDeserialisable, readJsonGroup, writeJsonGroup } from './record-json.ts';
import { type Label, readXmlGroup, writeXmlGroup } from './record-xml.ts';
import type { Store } from './store.ts';
import { readXml } from './strict-xml.ts';
import { almaCodes, almaUserShape } from './tables.ts';

const users = '/almaws/v1/users/';

/** The REST service: GET and PUT of one user, and the test call. */
export function almaRest(store: Store): Router {
  return (path) => {
    if (!path.startsWith('/almaws/v1/')) return undefined;
    if (path === `${users}operation/test`) return { pattern: path, answer: guarded(testCall) };
    const segment = path.startsWith(users) ? path.slice(users.length) : '';
    if (segment === '' || segment.includes('/')) {
      return { pattern: '(no such path)', answer: guarded((call) => noSuchPath(call)) };
    }
    return {
      pattern: `${users}{user_id}`,
      answer: guarded((call) => userCall(store, call, segment)),
    };
  };
}

/** The gateway asks for the key before anything else. */
function guarded(answer: (call: Call) => Answer): (call: Call) => Answer {
  return (call) => {
    const header = call.headers.authorization ?? '';
    const keys = [/^apikey\s+(\S+)$/i.exec(header)?.[1], call.query.get('apikey')];
    if (keys.includes(almaApiKey)) return answer(call);
    const message = 'API-key not defined or not configured to allow this API.';
    return gatewayRefusal(401, 'UNAUTHORIZED', message, formatOf(call.headers.accept));
  };
}

function testCall(call: Call): Answer {
  if (call.method !== 'GET' && call.method !== 'POST') return wrongMethod(call, 'GET, POST');
  return { status: 200, type: 'text/plain', body: '', headers: remaining };
}

/** How many calls the day has left; here it never falls. */
const remaining = { 'X-Exl-Api-Remaining': '100000' };

function noSuchPath(call: Call): Answer {
  const message = `Path not found (${call.path})`;
  return gatewayRefusal(404, 'INTERNAL_SERVER_ERROR', message, formatOf(call.headers.accept));
}

function wrongMethod(call: Call, allow: string): Answer {
  const message = `${call.method} is not available here.`;
  const answer = gatewayRefusal(405, 'ROUTING_ERROR', message, formatOf(call.headers.accept));
  return { ...answer, headers: { Allow: allow } };
}

function userCall(store: Store, call: Call, segment: string): Answer {
  const id = decoded(segment);
  if (id === undefined) {
    const message = 'The path is not percent-encoded UTF-8.';
    return gatewayRefusal(400, 'INVALID_REQUEST', message, formatOf(call.headers.accept));
  }
  if (call.method === 'GET') return getUser(store, call, id);
  if (call.method === 'PUT') return putUser(store, call, id);
  return wrongMethod(call, 'GET, PUT');
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function getUser(store: Store, call: Call, id: string): Answer {
  const format = formatOf(call.headers.accept);
  const found = findAlmaUser(store, id, call.query.get('user_id_type') ?? '');
  if (isError(found)) return almaRefusal(found, format);
  const view = call.query.get('view') === 'brief' ? brief(found.user) : found.user;
  return userAnswer({ ...view, ...counters(call.query.get('expand')) }, format);
}

function putUser(store: Store, call: Call, id: string): Answer {
  const format = formatOf(call.headers.accept);
  const read = readBody(call);
  if ('refusal' in read) return read.refusal(format);
  const found = findAlmaUser(store, id, call.query.get('user_id_type') ?? '');
  if (isError(found)) return almaRefusal(found, format);
  const others = store.almaUsers.filter((one) => one !== found);
  const refusal = updateRefusal(found, read.record, others);
  if (refusal !== undefined) return almaRefusal(refusal, format);
  const after = swapAll(found, read.record, overridden(call.query));
  store.putAlmaUser(found, after);
  return userAnswer(after.user, format);
}

/** Names as written: a blank beside a comma makes another name, and another name does nothing. */
function overridden(query: URLSearchParams): ReadonlySet<string> {
  return new Set((query.get('override') ?? '').split(','));
}

type Read = { readonly record: Group } | { readonly refusal: (format: Format) => Answer };

/** The Content-Type says how to read the body; XML unless it says JSON. */
function readBody(call: Call): Read {
  const json = call.headers['content-type']?.toLowerCase().includes('json') === true;
  const source = bodyText(call.body);
  try {
    const record = source === undefined ? undefined : json ? readJsonBody(source) : readXmlBody(source);
    if (record === undefined) return { refusal: (format) => almaRefusal(almaError('401676'), format) };
    const wrong = mistyped(record);
    if (wrong === undefined) return { record };
    if (json)
      throw new NotDeserialisable(`Cannot deserialize value of type \`${wrong.field.type}\` (${wrong.name})`);
    return { refusal: (format) => almaRefusal(almaError('401676'), format) };
  } catch (error) {
    if (!(error instanceof NotDeserialisable)) throw error;
    const answer = { status: 400, type: 'text/plain', body: error.message, code: 'NOT_DESERIALISABLE' };
    return { refusal: () => answer };
  }
}

function readXmlBody(source: string): Group | undefined {
  const root = readXml(source);
  return root?.name === 'user' && root.namespace === '' ? readXmlGroup(root, almaUserShape) : undefined;
}

function readJsonBody(source: string): Group | undefined {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return undefined;
  }
  return readJsonGroup(value, almaUserShape);
}

function userAnswer(user: Group, format: Format): Answer {
  const shown = { ...user, password: '', pin_number: undefined };
  const body =
    format === 'json'
      ? JSON.stringify(writeJsonGroup(shown, almaUserShape, label))
      : `${prolog}${writeXmlGroup(shown, almaUserShape, label).xml}`;
  const type = format === 'json' ? 'application/json;charset=UTF-8' : 'application/xml;charset=UTF-8';
  return { status: 200, type, body, headers: remaining };
}

const label: Label = (shape, code) => {
  const codes = almaCodes[shape.field.codes ?? '']?.codes ?? {};
  if (code === '') return '';
  return Object.hasOwn(codes, code) ? codes[code] : undefined;
};

/** Core fields, e-mail addresses, identifiers and statistics: not enough to be put back. */
function brief(user: Group): Group {
  const { email } = groupOf(user, 'contact_info');
  return { ...user, contact_info: { email }, user_role: [], user_block: [], user_note: [] };
}

/** The sandbox lends nothing, so every counter is 0. */
function counters(expand: string | null): Group {
  const asked = expand?.split(',') ?? [];
  return Object.fromEntries(
    ['loans', 'requests', 'fees'].filter((name) => asked.includes(name)).map((name) => [name, '0']),
  );
}
