import type { Answer } from '../http/exchange.ts';
import { childNamed, type Element, readXml } from '../xml/read.ts';
import { element, type Markup } from '../xml/write.ts';

interface Version {
  readonly namespace: string;
  readonly type: string;
}

export const soap11: Version = {
  namespace: 'http://schemas.xmlsoap.org/soap/envelope/',
  type: 'text/xml; charset=utf-8',
};
const soap12: Version = {
  namespace: 'http://www.w3.org/2003/05/soap-envelope',
  type: 'application/soap+xml; charset=utf-8',
};

export interface Envelope {
  readonly version: Version;
  readonly header: Element | undefined;
  /** The element under the body. */
  readonly call: Element;
}

/** Undefined when the text is no well-formed envelope with something in its body. */
export function readEnvelope(source: string | undefined): Envelope | undefined {
  const root = source === undefined ? undefined : readXml(source);
  const version = [soap11, soap12].find(({ namespace }) => namespace === root?.namespace);
  if (root === undefined || root.name !== 'Envelope' || version === undefined) return undefined;
  const own = { ...root, children: root.children.filter((child) => child.namespace === root.namespace) };
  const call = childNamed(own, 'Body')?.children[0];
  return call === undefined ? undefined : { version, header: childNamed(own, 'Header'), call };
}

export function soapAnswer(version: Version, prefix: string, body: Markup, code?: string): Answer {
  return envelope(200, version, prefix, body, code);
}

export interface Fault {
  readonly code: 'Client' | 'Server' | 'Server.userException';
  readonly text: string;
  readonly detail?: readonly Markup[];
}

export function faultAnswer(version: Version, prefix: string, fault: Fault, code: string): Answer {
  const body = version === soap12 ? fault12(prefix, fault) : fault11(prefix, fault);
  return envelope(500, version, prefix, body, code);
}

function fault11(prefix: string, { code, text, detail }: Fault): Markup {
  return element(
    `${prefix}:Fault`,
    {},
    element('faultcode', {}, `${prefix}:${code}`),
    element('faultstring', {}, text),
    ...(detail === undefined ? [] : [element('detail', {}, ...detail)]),
  );
}

/** SOAP 1.2 has other names for the two parties, and the text in `Reason`. */
function fault12(prefix: string, { code, text, detail }: Fault): Markup {
  const party = code === 'Client' ? 'Sender' : 'Receiver';
  return element(
    `${prefix}:Fault`,
    {},
    element(`${prefix}:Code`, {}, element(`${prefix}:Value`, {}, `${prefix}:${party}`)),
    element(`${prefix}:Reason`, {}, element(`${prefix}:Text`, { 'xml:lang': 'en' }, text)),
    ...(detail === undefined ? [] : [element(`${prefix}:Detail`, {}, ...detail)]),
  );
}

function envelope(status: number, version: Version, prefix: string, body: Markup, code?: string): Answer {
  const envelope = element(
    `${prefix}:Envelope`,
    { [`xmlns:${prefix}`]: version.namespace },
    element(`${prefix}:Body`, {}, body),
  );
  return { status, type: version.type, body: envelope.xml, ...(code === undefined ? {} : { code }) };
}
