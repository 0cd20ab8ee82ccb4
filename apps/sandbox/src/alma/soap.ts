import { type Answer, bodyText, type Call, plain, type Router } from '../http/exchange.ts';
import { type Envelope, faultAnswer, readEnvelope, soap11, soapAnswer } from '../soap/envelope.ts';
import { soapRouter } from '../soap/router.ts';
import { cdata, element } from '../xml/write.ts';
import type { Alma } from './alma.ts';
import { errorXml } from './answers.ts';
import { almaSoapPassword, almaSoapUser } from './credentials.ts';
import { almaSoapCalls } from './soap-calls.ts';
import { almaWsdl } from './wsdl.ts';

export const soapPath = '/almaws/repository/UserWebServices';
const namespace = 'http://alma.exlibris.com/';

/** The retired SOAP service: errors come in an ordinary answer, not as faults. */
export function almaSoap(alma: Alma): Router {
  return soapRouter(
    soapPath,
    (location) => almaWsdl(namespace, location),
    (call) => answer(alma, call),
  );
}

function answer(alma: Alma, call: Call): Answer {
  const expected = Buffer.from(`${almaSoapUser}:${almaSoapPassword}`).toString('base64');
  const given = /^basic\s+(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  if (given !== expected) {
    const headers = { 'WWW-Authenticate': 'Basic realm="Alma sandbox"' };
    return plain(401, 'HTTP Status 401 - Login Failure: all modules ignored', { headers });
  }
  const envelope = readEnvelope(bodyText(call.body));
  if (envelope === undefined) {
    const text = 'Error reading XMLStreamReader: the message is no well-formed SOAP envelope.';
    return faultAnswer(soap11, 'soap', { code: 'Client', text }, 'Client');
  }
  return operate(alma, envelope);
}

function operate(alma: Alma, { version, call }: Envelope): Answer {
  const operation = call.namespace === namespace ? almaSoapCalls.get(call.name) : undefined;
  if (operation === undefined) {
    const text = `Message part {${call.namespace}}${call.name} was not recognized.  (Does it exist in service WSDL?)`;
    return faultAnswer(version, 'soap', { code: 'Client', text }, 'Client');
  }
  const outcome = operation(alma, call);
  const result = 'code' in outcome ? errorXml(outcome) : outcome;
  const response = element(
    `ns2:${call.name}Response`,
    { 'xmlns:ns2': namespace },
    element('SearchResults', {}, cdata(result)),
  );
  return soapAnswer(version, 'soap', response, 'code' in outcome ? outcome.code : undefined);
}
