import { type Answer, bodyText, type Call, type Router } from '../http/exchange.ts';
import { type Envelope, faultAnswer, readEnvelope, soap11, soapAnswer } from '../soap/envelope.ts';
import { soapRouter } from '../soap/router.ts';
import { Guard, refusals } from '../soap/wsse.ts';
import { element, type Markup } from '../xml/write.ts';
import { olsaCustomer, olsaSecret } from './credentials.ts';
import { isRefusal, type Refusal, unsaidRefusal } from './faults.ts';
import { olsaCalls } from './operations.ts';
import { NotRead, type Request, readRequest } from './read.ts';
import { type OlsaSite, siteOf } from './site.ts';
import { olsaTables } from './tables.ts';
import { namedUsers, type OlsaUsers } from './users.ts';
import { olsaWsdl } from './wsdl.ts';

export const olsaPath = '/olsa/services/Olsa';
const namespace = 'http://www.skillsoft.com/services/olsa_v1_0/';
const axis = 'http://xml.apache.org/axis/';

/** The SOAP service: its calls about users. `now` in milliseconds since 1970. */
export function olsaSoap(users: OlsaUsers, now: () => number, given: OlsaSite = {}): Router {
  const site = siteOf(given);
  const guard = new Guard(new Map([[olsaCustomer, olsaSecret]]), now);
  const answer = (call: Call): Answer => {
    const envelope = readEnvelope(bodyText(call.body));
    if (envelope === undefined) {
      const text = 'org.xml.sax.SAXParseException: the message is no well-formed SOAP envelope.';
      return axisFault({ version: soap11 }, text, 'SAXParseException');
    }
    const sender = guard.check(envelope.header);
    if ('refused' in sender) return axisFault(envelope, sender.refused, 'WSSecurityException');
    const read = readCall(envelope, sender.user);
    if ('status' in read) return read;
    const at = now();
    const named = namedUsers(users, site.privacySupport);
    const outcome = unsaidRefusal(read) ?? read.run({ users, named, site, given: read.given, now: at });
    if (isRefusal(outcome)) return olsaFault(envelope, outcome, at);
    const response = element(read.response, { xmlns: namespace }, ...outcome);
    return soapAnswer(envelope.version, 'soapenv', response);
  };
  return soapRouter(olsaPath, (location) => olsaWsdl(namespace, location), answer);
}

/** Which call it is and what it says; or the fault of the software in front of the service. */
function readCall(envelope: Envelope, customer: string) {
  const { call } = envelope;
  const inNamespace = call.namespace === namespace;
  if (inNamespace && call.name === 'DeleteUserRequest') {
    return axisFault(envelope, 'org.apache.ws.security.WSSecurityException: Access Denied', 'AccessDenied');
  }
  const operation = inNamespace ? olsaCalls.get(call.name) : undefined;
  const table = olsaTables.get(call.name);
  if (operation === undefined || table === undefined) {
    return axisFault(envelope, `No such operation '${call.name}'`, 'NoSuchOperation');
  }
  let request: Request;
  try {
    request = readRequest(call, table);
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    return axisFault(envelope, error.message, 'NotRead');
  }
  if (request.given.get('customerId') !== customer) {
    return axisFault(envelope, refusals.token, 'WSSecurityException');
  }
  return { ...operation, ...request };
}

/** What Axis and its security layer throw carries no fault of the service's own. */
function axisFault({ version }: Pick<Envelope, 'version'>, text: string, code: string): Answer {
  return faultAnswer(version, 'soapenv', { code: 'Server.userException', text, detail: [hostname()] }, code);
}

/** The severity is spelt as the schema spells it. */
function olsaFault({ version }: Envelope, { fault, text, objectName }: Refusal, now: number): Answer {
  const attributes = { severity: 'errror', occTime: new Date(now).toISOString(), 'xmlns:ns1': namespace };
  const named = objectName === undefined ? [] : [element('ns1:objectName', {}, objectName)];
  const detail = [
    element(`ns1:${fault}`, attributes, ...named),
    element('ns2:exceptionName', { 'xmlns:ns2': axis }, `com.skillsoft.olsa.${fault}`),
    hostname(),
  ];
  return faultAnswer(version, 'soapenv', { code: 'Server.userException', text, detail }, fault);
}

function hostname(): Markup {
  return element('ns3:hostname', { 'xmlns:ns3': axis }, 'sandbox');
}
