import { type Answer, type Call, plain, type Router } from '../http/exchange.ts';

/** A SOAP service at one path: it tells its description to who asks for `?wsdl`, and `answer`s what is posted. */
export function soapRouter(
  path: string,
  describe: (location: string) => string,
  answer: (call: Call) => Answer,
): Router {
  const respond = (call: Call): Answer => {
    if (call.method === 'POST') return answer(call);
    if (call.method !== 'GET' || !asksForDescription(call)) {
      return plain(405, 'Method Not Allowed', { headers: { Allow: 'POST' } });
    }
    // With the address it was asked at.
    const body = describe(`http://${call.headers.host}${call.path}`);
    return { status: 200, type: 'text/xml; charset=utf-8', body };
  };
  return (asked) => (asked === path ? { pattern: path, answer: respond } : undefined);
}

/** `?wsdl`, in any case. */
function asksForDescription({ query }: Call): boolean {
  return [...query.keys()].some((key) => key.toLowerCase() === 'wsdl');
}
