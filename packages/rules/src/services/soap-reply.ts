import type { Reply, ServiceError } from '../model/reply.ts';
import { soapVersions } from '../reading/soap-namespaces.ts';
import type { Node } from '../syntax/tree.ts';

/**
 * What the answer of a SOAP service says: a fault of either version is an error; `read` knows the service's own words,
 * the first element under Body. Undefined for what is no envelope.
 */
export function readSoapReply(root: Node, read: (word: Node) => Reply | undefined): Reply | undefined {
  if (root.name !== 'Envelope' || !soapVersions.has(root.namespace)) return undefined;
  const body = root.children.find((child) => child.name === 'Body' && child.namespace === root.namespace);
  if (body === undefined) return undefined;
  const fault = body.children.find((child) => child.name === 'Fault' && soapVersions.has(child.namespace));
  if (fault !== undefined) return { is: 'errors', errors: [errorOf(fault)] };
  const [word] = body.children;
  if (word === undefined) return { is: 'other', what: 'an empty SOAP envelope' };
  return read(word) ?? { is: 'other', what: `a SOAP answer <${word.name}>` };
}

/** SOAP 1.1 has `faultstring`, 1.2 `Reason/Text`. */
function errorOf(fault: Node): ServiceError {
  const reason = fault.children.find(({ name }) => name === 'Reason');
  const text = reason?.children.find(({ name }) => name === 'Text');
  const said = fault.children.find(({ name }) => name === 'faultstring') ?? text;
  return { code: null, message: said?.value.value.trim() ?? '' };
}
