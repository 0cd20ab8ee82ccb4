import { type Entry, entryAt } from '../model/entry.ts';
import { parameter, type Request } from '../model/request.ts';
import type { Operation } from '../model/service.ts';
import { parseXml } from '../syntax/xml/index.ts';
import type { XmlNode } from '../syntax/xml/node.ts';
import { xmlAttribute, xmlText } from '../text/codecs.ts';
import { Text } from '../text/text.ts';
import { addressed, type Outgoing, type Plan, refuse } from './outgoing.ts';

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
const soap12 = 'http://www.w3.org/2003/05/soap-envelope';

/** An envelope goes out as it stands; only the WS-Security header is made anew. */
export function planCall(request: Request, operation: Operation): Plan {
  return plan(request, operation, request.message.body.value);
}

/** A bare record is put into the envelope of the call that the settings or its type name. */
export function planRecordAsCall(request: Request, operation: Operation): Plan {
  const { record } = request;
  if (operation.door.kind !== 'soap' || operation.record === undefined || record === undefined) {
    return refuse('There is no record here to send.');
  }
  if (operation.record.place.at === 'argument')
    return planArguments(request, operation, operation.record.place.name);
  if (request.spelling === 'xml')
    return plan(request, operation, envelope(withoutDeclaration(request.message.body.value)));
  const call = writeCall(request, operation.door.element, operation.door.namespace);
  return typeof call === 'string' ? plan(request, operation, envelope(call)) : call;
}

function planArguments(request: Request, operation: Operation, recordName: string): Plan {
  if (operation.door.kind !== 'soap') return refuse('This operation is not called by an envelope.');
  if (request.spelling !== 'xml')
    return refuse(`${operation.title} takes the record as XML.`, request.message.head);
  const { element, namespace } = operation.door;
  const lines: string[] = [];
  for (const path of Object.keys(operation.parameters)) {
    const name = path.slice(path.indexOf('/') + 1);
    const text =
      name === recordName
        ? withoutDeclaration(request.message.body.value)
        : argumentText(request, operation, path);
    if (text === undefined) {
      return refuse(
        `Nothing says what ${name} of ${element} is. State it in userlint.json, for example "parameters": { "${path}": "SIS" }.`,
      );
    }
    const spelled = xmlText.encode(text);
    if (spelled === undefined) return refuse(`XML cannot carry what ${name} holds.`);
    lines.push(`      <${name}>${spelled}</${name}>`);
  }
  const call = `    <m:${element} xmlns:m="${namespace}">\n${lines.join('\n')}\n    </m:${element}>`;
  return plan(request, operation, envelope(call));
}

/** What the settings state. Whose record it is stands in the record; the external system code nobody may guess. */
function argumentText(request: Request, operation: Operation, path: string): string | undefined {
  const stated = parameter(request, path)?.text;
  if (stated !== undefined) return stated;
  if (path === systemCode(operation)) return undefined;
  return path === 'envelope/arg0' ? entryAt(request.record, 'userRecord/userDetails/userName')?.text : '';
}

function systemCode({ id }: Operation): string | undefined {
  if (id === 'alma/soap.updateUser') return 'envelope/arg2';
  return id === 'alma/soap.createUser' ? 'envelope/arg0' : undefined;
}

/** The argument object of a SOAP client, or a form, as the call it stands for; the same fields, or none at all. */
function writeCall({ record, spelling }: Request, element: string, namespace: string): string | Plan {
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
    const open = `olsa:${name}${entry === record ? ` xmlns:olsa="${namespace}"` : ''}${written.join('')}`;
    if (children.length === 0) {
      lines.push(`${indent}<${open}>${text}</olsa:${name}>`);
      continue;
    }
    lines.push(`${indent}<${open}>`);
    waiting.push(`${indent}</olsa:${name}>`);
    for (const child of [...children].reverse()) waiting.push({ entry: child, depth: depth + 1 });
  }
  return lines.join('\n');
}

/** A name that needs no declaration and can break out of nothing. */
function isName(name: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(name);
}

function envelope(call: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${soap}">\n  <soap:Body>\n${call}\n  </soap:Body>\n</soap:Envelope>\n`;
}

/** An XML declaration may not stand in the middle of a document. */
function withoutDeclaration(text: string): string {
  const from = text.trimStart();
  return from.startsWith('<?xml') ? from.slice(from.indexOf('?>') + 2).trimStart() : text;
}

/** The last look at what is about to be sent: it must read as what it was made from. */
function plan(request: Request, operation: Operation, body: string): Plan {
  const { root, problems } = parseXml(Text.of(body));
  const { door } = operation;
  if (root === undefined || problems[0] !== undefined || door.kind !== 'soap') {
    return refuse(`The envelope cannot be made: ${problems[0]?.message ?? 'there is none.'}`);
  }
  const place = operation.authentication === 'wsse' ? securityPlace(root, body) : undefined;
  if (place === 'several')
    return refuse(
      'There are two WS-Security headers. Take both out: a new one is made when the request is sent.',
    );
  return {
    outgoing: {
      service: request.service.id,
      operation: operation.id,
      title: operation.title,
      subject: subjectOf(request),
      ...addressed(request),
      method: 'POST',
      path: door.path,
      headers: headers(request, door.action, root.namespace === soap12),
      body,
      authentication: operation.authentication,
      ...(place === undefined ? {} : { security: place }),
    },
  };
}

/** SOAP 1.2 has a type of its own; OLSA was seen to take its envelopes as text/xml all the same. */
function headers({ service }: Request, action: string, isSoap12: boolean): Outgoing['headers'] {
  if (isSoap12 && service.id !== 'olsa') {
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

function subjectOf(request: Request): string {
  const named =
    request.operation?.id === 'alma/soap.createUser' ? undefined : parameter(request, 'envelope/arg0')?.text;
  const root = request.record?.path ?? '';
  const own = ['userDetails/userName', 'userName', 'username'].map(
    (name) => entryAt(request.record, `${root}/${name}`)?.text,
  );
  return named ?? own.find((name) => name !== undefined && name !== '') ?? '';
}

/** Where the WS-Security header stands or belongs, in the body. */
function securityPlace(root: XmlNode, body: string): NonNullable<Outgoing['security']> | 'several' {
  const header = root.children.find((child) => child.name === 'Header' && child.namespace === root.namespace);
  const saved = header?.children.filter((child) => child.name === 'Security') ?? [];
  if (saved.length > 1) return 'several';
  if (saved[0] !== undefined) return saved[0].span;
  const empty = header === undefined || body.slice(header.span.start, header.span.end).endsWith('/>');
  if (!empty) return { start: header.contentSpan.start, end: header.contentSpan.start };
  const start = header?.span.start ?? root.contentSpan.start;
  return { start, end: header?.span.end ?? start, wrap: { prefix: root.prefix } };
}
