import { type AlmaError, almaError, errorXml, resultXml } from './alma-answers.ts';
import { mistyped, updateRefusal } from './alma-refusal.ts';
import { swapAll } from './alma-update.ts';
import { fromUserRecord, hasWrongDate, toUserRecord, userRecordNamespace } from './alma-user-record.ts';
import { findAlmaUser, isError } from './alma-users.ts';
import { almaSoapPassword, almaSoapUser } from './credentials.ts';
import { type Answer, bodyText, type Call, type Router } from './exchange.ts';
import { textOf } from './record.ts';
import { type Envelope, faultAnswer, readEnvelope, soap11, soapAnswer } from './soap.ts';
import type { Store } from './store.ts';
import { childNamed, type Element, readXml } from './strict-xml.ts';
import { cdata, element, type Markup } from './write-xml.ts';

const path = '/almaws/repository/UserWebServices';
const namespace = 'http://alma.exlibris.com/';

/** The retired SOAP service: errors come in an ordinary answer, not as faults. */
export function almaSoap(store: Store): Router {
  return (asked) => (asked === path ? { pattern: path, answer: (call) => answer(store, call) } : undefined);
}

type Operation = (store: Store, call: Element) => Markup | AlmaError;

const operations = new Map<string, Operation>([
  ['updateUser', updateUser],
  ['getUserDetails', getUserDetails],
]);

function answer(store: Store, call: Call): Answer {
  if (call.method !== 'POST') return plain(405, 'Method Not Allowed', { Allow: 'POST' });
  const expected = Buffer.from(`${almaSoapUser}:${almaSoapPassword}`).toString('base64');
  const given = /^basic\s+(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  if (given !== expected) {
    const realm = { 'WWW-Authenticate': 'Basic realm="Alma sandbox"' };
    return plain(401, 'HTTP Status 401 - Login Failure: all modules ignored', realm);
  }
  const envelope = readEnvelope(bodyText(call.body));
  if (envelope === undefined) {
    const text = 'Error reading XMLStreamReader: the message is no well-formed SOAP envelope.';
    return faultAnswer(soap11, 'soap', { code: 'Client', text }, 'Client');
  }
  return operate(store, envelope);
}

function plain(status: number, body: string, headers: Readonly<Record<string, string>>): Answer {
  return { status, type: 'text/plain', body, headers };
}

function operate(store: Store, { version, call }: Envelope): Answer {
  const operation = call.namespace === namespace ? operations.get(call.name) : undefined;
  if (operation === undefined) {
    const text = `Message part {${call.namespace}}${call.name} was not recognized.  (Does it exist in service WSDL?)`;
    return faultAnswer(version, 'soap', { code: 'Client', text }, 'Client');
  }
  const outcome = operation(store, call);
  const result = 'code' in outcome ? errorXml(outcome) : outcome;
  const response = element(
    `ns2:${call.name}Response`,
    { 'xmlns:ns2': namespace },
    element('SearchResults', {}, cdata(result)),
  );
  return soapAnswer(version, 'soap', response, 'code' in outcome ? outcome.code : undefined);
}

function getUserDetails(store: Store, call: Element): Markup | AlmaError {
  const found = findAlmaUser(store, argument(call, 'arg0'), argument(call, 'arg1'));
  return isError(found) ? found : resultXml(toUserRecord(found.user));
}

function updateUser(store: Store, call: Element): Markup | AlmaError {
  const record = recordIn(call);
  if (record === undefined || hasWrongDate(record)) return almaError('401676');
  const found = findAlmaUser(store, argument(call, 'arg0'), argument(call, 'arg1'));
  if (isError(found)) return found;

  // Compared as written: a blank more is another code.
  const owner = argument(call, 'arg2');
  const recordOwner = childNamed(childNamed(record, 'userDetails'), 'externalId')?.text ?? '';
  if (owner !== recordOwner || owner !== textOf(found.user, 'external_id')) return almaError('401655');

  // What the record has no words for stays as it is.
  const incoming = { ...found.user, ...fromUserRecord(record) };
  if (mistyped(incoming) !== undefined) return almaError('401676');
  const refusal = updateRefusal(
    found,
    incoming,
    store.almaUsers.filter((one) => one !== found),
  );
  if (refusal !== undefined) return refusal;
  const after = swapAll(found, incoming, new Set());
  store.putAlmaUser(found, after);
  return resultXml(toUserRecord(after.user));
}

function argument(call: Element, name: string): string {
  return childNamed(call, name)?.text ?? '';
}

/** The record in whichever argument carries it: as an element, or as text that is itself XML. */
function recordIn(call: Element): Element | undefined {
  for (const { children, text } of call.children) {
    const root = children[0] ?? (text.trimStart().startsWith('<') ? readXml(text.trim()) : undefined);
    if (root?.name === 'userRecord' && root.namespace === userRecordNamespace) return root;
  }
  return undefined;
}
