import { olsaCustomer, olsaSecret } from './credentials.ts';
import { type Answer, bodyText, type Call, type Router } from './exchange.ts';
import { type EditCall, edited, editUser, editUserExtended } from './olsa-edit.ts';
import { type Arguments, NotRead, readArguments } from './olsa-read.ts';
import { type Envelope, faultAnswer, readEnvelope, soap11, soapAnswer } from './soap.ts';
import type { Store } from './store.ts';
import { olsaTables } from './tables.ts';
import { element, type Markup } from './write-xml.ts';
import { Guard, refusals } from './wsse.ts';

const path = '/olsa/services/Olsa';
const namespace = 'http://www.skillsoft.com/services/olsa_v1_0/';
const axis = 'http://xml.apache.org/axis/';

const edits = new Map<string, EditCall>([
  ['EditUserRequest', editUser],
  ['EditUserExtendedRequest', editUserExtended],
]);

/** The OLSA service: the two calls that edit a user. `now` in milliseconds since 1970. */
export function olsa(store: Store, now: () => number): Router {
  const guard = new Guard(new Map([[olsaCustomer, olsaSecret]]), now);
  const answer = (call: Call): Answer => {
    if (call.method !== 'POST') {
      return { status: 405, type: 'text/plain', body: 'Method Not Allowed', headers: { Allow: 'POST' } };
    }
    const envelope = readEnvelope(bodyText(call.body));
    if (envelope === undefined) {
      const text = 'org.xml.sax.SAXParseException: the message is no well-formed SOAP envelope.';
      return faultAnswer(
        soap11,
        'soapenv',
        { code: 'Server.userException', text, detail: [hostname()] },
        'SAXParseException',
      );
    }
    const sender = guard.check(envelope.header);
    if ('refused' in sender) return axisFault(envelope, sender.refused, 'WSSecurityException');
    return operate(store, envelope, sender.user, now());
  };
  return (asked) => (asked === path ? { pattern: path, answer } : undefined);
}

function operate(store: Store, envelope: Envelope, customer: string, now: number): Answer {
  const { call } = envelope;
  const edit = call.namespace === namespace ? edits.get(call.name) : undefined;
  const table = olsaTables.get(call.name);
  if (edit === undefined || table === undefined) {
    if (call.namespace === namespace && call.name === 'DeleteUserRequest') {
      return axisFault(envelope, 'org.apache.ws.security.WSSecurityException: Access Denied', 'AccessDenied');
    }
    return axisFault(envelope, `No such operation '${call.name}'`, 'NoSuchOperation');
  }
  let given: Arguments;
  try {
    given = readArguments(call, table);
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    return axisFault(envelope, error.message, 'NotRead');
  }
  if (given.get('customerId') !== customer) return axisFault(envelope, refusals.token, 'WSSecurityException');

  const outcome = edited(store.olsaUsers, edit, given, (name) => table[`${call.name}/${name}`]?.limits);
  if ('fault' in outcome) return olsaFault(envelope, outcome.fault, outcome.text, now);
  store.putOlsaUser(outcome.before, outcome.after);
  return soapAnswer(envelope.version, 'soapenv', element('VoidResponse', { xmlns: namespace }));
}

/** What Axis and its security layer throw carries no fault of the service's own. */
function axisFault({ version }: Envelope, text: string, code: string): Answer {
  return faultAnswer(version, 'soapenv', { code: 'Server.userException', text, detail: [hostname()] }, code);
}

/** The severity is spelt as the schema spells it. */
function olsaFault({ version }: Envelope, name: string, text: string, now: number): Answer {
  const occTime = new Date(now).toISOString();
  const detail = [
    element(`ns1:${name}`, { severity: 'errror', occTime, 'xmlns:ns1': namespace }),
    element('ns2:exceptionName', { 'xmlns:ns2': axis }, `com.skillsoft.olsa.${name}`),
    hostname(),
  ];
  return faultAnswer(version, 'soapenv', { code: 'Server.userException', text, detail }, name);
}

function hostname(): Markup {
  return element('ns3:hostname', { 'xmlns:ns3': axis }, 'sandbox');
}
