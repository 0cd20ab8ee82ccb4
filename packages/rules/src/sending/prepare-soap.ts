import type { Entry } from '../model/entry.ts';
import { type Envelope, parameter, type Request, userNamed } from '../model/request.ts';
import type { Operation, RecordPlace, ServiceKind, SoapDoor } from '../model/service.ts';
import { soap11, soap12 } from '../reading/soap-namespaces.ts';
import { parseXml } from '../syntax/xml/index.ts';
import type { XmlNode } from '../syntax/xml/node.ts';
import { xmlAttribute, xmlText } from '../text/codecs.ts';
import { Text } from '../text/text.ts';
import {
  type Outgoing,
  type Prepared,
  type Refusal,
  refuse,
  type SecurityPlace,
  shared,
} from './outgoing.ts';

/** An envelope goes out as it stands; only the WS-Security header is made anew. */
export function prepareCall(
  request: Request,
  { element, unreadable }: Envelope,
  operation: Operation,
  kind: ServiceKind,
): Prepared {
  return unreadable === undefined
    ? prepareEnvelope(request, operation, kind, element, request.message.body)
    : refuse(`The envelope cannot be sent: ${unreadable.message}`, unreadable.span);
}

/** A bare record is put into the envelope of the call that the settings or its type name. */
export function prepareRecordAsCall(request: Request, operation: Operation, kind: ServiceKind): Prepared {
  const { record } = request;
  if (operation.door.kind !== 'soap' || operation.record === undefined || record === undefined) {
    return refuse('There is no record here to send.');
  }
  const call = callFor(request, operation, operation.door, operation.record.place);
  return typeof call === 'string' ? prepareWritten(request, operation, kind, envelope(call)) : call;
}

function callFor(
  request: Request,
  operation: Operation,
  door: SoapDoor,
  place: RecordPlace,
): string | Refusal {
  if (place.at === 'argument') return writeArguments(request, operation, door, place.name);
  return request.spelling === 'xml'
    ? withoutDeclaration(request.message.body.value)
    : writeCall(request, door);
}

function writeArguments(
  request: Request,
  operation: Operation,
  { element, namespace, prefix }: SoapDoor,
  recordName: string,
): string | Refusal {
  if (request.spelling !== 'xml')
    return refuse(`${operation.title} takes the record as XML.`, request.message.head);
  const lines: string[] = [];
  for (const path of Object.keys(operation.parameters)) {
    const name = path.slice(path.indexOf('/') + 1);
    const text =
      name === recordName
        ? withoutDeclaration(request.message.body.value)
        : argumentText(request, operation, path);
    if (text === undefined) {
      const example = operation.parameters[path]?.example ?? '…';
      return refuse(
        `Nothing says what ${name} of ${element} is. State it in userlint.json, for example "parameters": { "${path}": "${example}" }.`,
      );
    }
    const spelled = xmlText.encode(text);
    if (spelled === undefined) return refuse(`XML cannot carry what ${name} holds.`);
    lines.push(`      <${name}>${spelled}</${name}>`);
  }
  const name = `${prefix}:${element}`;
  return `    <${name} xmlns:${prefix}="${namespace}">\n${lines.join('\n')}\n    </${name}>`;
}

/** What the settings state. Whose record it is stands in the record; the external system code nobody may guess. */
function argumentText(request: Request, operation: Operation, path: string): string | undefined {
  const stated = parameter(request, path)?.text;
  if (stated !== undefined) return stated;
  if (path === operation.systemCode) return undefined;
  return path === operation.calledBy ? userNamed(request) || undefined : '';
}

/** The argument object of a SOAP client, or a form, as the call it stands for; the same fields, or none at all. */
function writeCall(
  { record, spelling }: Request,
  { element, namespace, prefix }: SoapDoor,
): string | Refusal {
  if (record === undefined) return refuse('There is no record here to send.');
  const lines: string[] = [];
  const waiting: (string | { readonly entry: Entry; readonly depth: number })[] = [
    { entry: record, depth: 2 },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') {
      lines.push(next);
      continue;
    }
    const { entry, depth } = next;
    // A field that is nothing is not sent: an empty one would empty it.
    if (entry.kind === 'null') continue;
    const indent = '  '.repeat(depth);
    const name = entry === record ? element : entry.name;
    const isList = entry.kind === 'array' || entry.kind === 'object';
    if (isList && entry.field !== undefined && entry.field.type !== 'group') {
      return refuse(`${name} takes one value, not a list or an object.`, entry.at?.whole);
    }
    // A form has the documentation's own notation, which is not that of the wire.
    const value = spelling === 'form' ? (entry.field?.fromForm?.(entry.text) ?? entry.text) : entry.text;
    const text = xmlText.encode(value);
    if (text === undefined || !isName(name)) {
      return refuse(
        `XML cannot carry ${JSON.stringify(name.slice(0, 40))} as it is written here.`,
        entry.at?.whole,
      );
    }
    const attributes = entry.entries.filter((child) => child.name.startsWith('@'));
    const wrong = attributes.find(
      (child) => !isName(child.name.slice(1)) || xmlAttribute.encode(child.text) === undefined,
    );
    if (wrong !== undefined) {
      return refuse('XML cannot carry this attribute as it is written here.', wrong.at?.whole);
    }
    const written = attributes.map(
      (child) => ` ${child.name.slice(1)}="${xmlAttribute.encode(child.text) ?? ''}"`,
    );
    const children = entry.entries.filter((child) => !child.name.startsWith('@'));
    const qualified = `${prefix}:${name}`;
    const declared = entry === record ? ` xmlns:${prefix}="${namespace}"` : '';
    const open = `${qualified}${declared}${written.join('')}`;
    if (children.length === 0) {
      lines.push(`${indent}<${open}>${text}</${qualified}>`);
      continue;
    }
    lines.push(`${indent}<${open}>`);
    waiting.push(`${indent}</${qualified}>`);
    for (const child of [...children].reverse()) waiting.push({ entry: child, depth: depth + 1 });
  }
  return lines.join('\n');
}

/** A name that needs no declaration and can break out of nothing. */
function isName(name: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(name);
}

function envelope(call: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${soap11}">\n  <soap:Body>\n${call}\n  </soap:Body>\n</soap:Envelope>\n`;
}

/** An XML declaration may not stand in the middle of a document. */
function withoutDeclaration(text: string): string {
  const from = text.trimStart();
  return from.startsWith('<?xml') ? from.slice(from.indexOf('?>') + 2).trimStart() : text;
}

/** The last look at what we have written: it must read as what it was made from. */
function prepareWritten(request: Request, operation: Operation, kind: ServiceKind, body: string): Prepared {
  const text = Text.of(body);
  const { root, problems } = parseXml(text);
  if (root === undefined || problems[0] !== undefined)
    return refuse(`The envelope cannot be made: ${problems[0]?.message ?? 'there is none.'}`);
  return prepareEnvelope(request, operation, kind, root, text);
}

function prepareEnvelope(
  request: Request,
  operation: Operation,
  kind: ServiceKind,
  envelope: XmlNode,
  body: Text,
): Prepared {
  const { door } = operation;
  if (door.kind !== 'soap') return refuse('This operation is not called by an envelope.');
  const place = kind.authentication === 'wsse' ? securityPlaceIn(envelope, body) : undefined;
  if (place === 'several')
    return refuse(
      'There are two WS-Security headers. Take both out: a new one is made when the request is sent.',
    );
  return {
    ...shared(request, operation, kind),
    method: 'POST',
    path: door.path,
    headers: headers(door, envelope.namespace === soap12),
    body: body.value,
    ...(place === undefined ? {} : { securityPlace: place }),
  };
}

/** SOAP 1.2 has a type of its own, which not every service that takes its envelopes knows. */
function headers({ action, alwaysTextXml }: SoapDoor, isSoap12: boolean): Outgoing['headers'] {
  if (isSoap12 && alwaysTextXml !== true) {
    return [
      ['Content-Type', `application/soap+xml; charset=utf-8${action === '' ? '' : `; action="${action}"`}`],
      ['Accept', 'application/soap+xml, text/xml'],
    ];
  }
  return [
    ['Content-Type', 'text/xml; charset=utf-8'],
    ['SOAPAction', `"${action}"`],
    ['Accept', 'text/xml'],
  ];
}

/** Where the WS-Security header stands or belongs, in the body. */
function securityPlaceIn(envelope: XmlNode, body: Text): SecurityPlace | 'several' {
  const header = envelope.children.find(
    (child) => child.name === 'Header' && child.namespace === envelope.namespace,
  );
  const saved = header?.children.filter((child) => child.name === 'Security') ?? [];
  if (saved.length > 1) return 'several';
  if (saved[0] !== undefined) return placeOf(saved[0].written, body);
  if (header === undefined) {
    const { start } = placeOf(envelope.contentText(), body);
    return { start, end: start, wrap: { prefix: envelope.prefix } };
  }
  if (header.written.value.endsWith('/>'))
    return { ...placeOf(header.written, body), wrap: { prefix: envelope.prefix } };
  const { start } = placeOf(header.contentText(), body);
  return { start, end: start };
}

/** `part`: cut from the body. */
function placeOf(part: Text, body: Text): { readonly start: number; readonly end: number } {
  const start = part.offsetIn(body);
  if (start === undefined) throw new Error('An element of an envelope stands outside of its body');
  return { start, end: start + part.value.length };
}
