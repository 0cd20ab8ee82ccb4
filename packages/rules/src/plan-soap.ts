import { xmlText } from './codecs.ts';
import { type Entry, entryAt } from './entry.ts';
import { addressed, type Outgoing, type Plan } from './plan.ts';
import { parameter, type Request } from './request.ts';
import type { Operation } from './service.ts';
import { Text } from './text.ts';
import type { Node } from './tree.ts';
import { parseXml } from './xml/index.ts';

const wsse = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const soap = 'http://schemas.xmlsoap.org/soap/envelope/';

/** An envelope goes out as it stands; only the WS-Security header is made anew. */
export function planCall(request: Request, operation: Operation): Plan {
  const body = request.message.body.value;
  return { outgoing: outgoing(request, operation, body) };
}

/** A bare record is put into the envelope of the call that the settings or its type name. */
export function planRecordAsCall(request: Request, operation: Operation): Plan {
  const { record } = request;
  if (operation.door.kind !== 'soap' || operation.record === undefined || record === undefined) {
    return { refused: 'There is no record here to send.' };
  }
  const { element, namespace } = operation.door;
  const place = operation.record.place;
  if (place.at !== 'argument')
    return { outgoing: outgoing(request, operation, recordEnvelope(record, element, namespace)) };
  const argumentsBefore: string[] = [];
  for (const path of Object.keys(operation.parameters)) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const text = name === place.name ? request.message.body.value : argumentText(request, path);
    if (text === undefined) {
      return {
        refused: `Nothing says what ${name} of ${element} is. State it in userlint.json, for example "parameters": { "${path}": "SIS" }.`,
      };
    }
    argumentsBefore.push(`      <${name}>${xmlText.encode(withoutDeclaration(text)) ?? ''}</${name}>`);
  }
  const call = `    <m:${element} xmlns:m="${namespace}">\n${argumentsBefore.join('\n')}\n    </m:${element}>`;
  return { outgoing: outgoing(request, operation, envelope(call)) };
}

/** What the settings state; whose record it is stands in the record itself. */
function argumentText(request: Request, path: string): string | undefined {
  const stated = parameter(request, path)?.text;
  if (stated !== undefined) return stated;
  if (path === 'envelope/arg0') return entryAt(request.record, 'userRecord/userDetails/userName')?.text;
  return path === 'envelope/arg2' ? undefined : '';
}

/** The argument object of a SOAP client, or a form, as the call it stands for. */
function recordEnvelope(record: Entry, element: string, namespace: string): string {
  const lines: string[] = [];
  const waiting: { readonly entry: Entry | undefined; readonly depth: number; readonly text?: string }[] = [];
  waiting.push({ entry: record, depth: 2 });
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { entry, depth, text } = next;
    const indent = '  '.repeat(depth);
    if (entry === undefined) {
      lines.push(`${indent}${text ?? ''}`);
      continue;
    }
    const name = entry === record ? element : entry.name;
    const attributes = entry.entries.filter((child) => child.name.startsWith('@'));
    const children = entry.entries.filter((child) => !child.name.startsWith('@'));
    const written = attributes
      .map((child) => ` ${child.name.slice(1)}="${escapeAttribute(child.text)}"`)
      .join('');
    const open = `olsa:${name}${entry === record ? ` xmlns:olsa="${namespace}"` : ''}${written}`;
    if (children.length === 0) {
      lines.push(`${indent}<${open}>${xmlText.encode(entry.text) ?? ''}</olsa:${name}>`);
      continue;
    }
    lines.push(`${indent}<${open}>`);
    waiting.push({ entry: undefined, depth, text: `</olsa:${name}>` });
    for (const child of [...children].reverse()) waiting.push({ entry: child, depth: depth + 1 });
  }
  return envelope(lines.join('\n'));
}

function escapeAttribute(value: string): string {
  return (xmlText.encode(value) ?? '').replaceAll('"', '&quot;');
}

function envelope(call: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${soap}">\n  <soap:Body>\n${call}\n  </soap:Body>\n</soap:Envelope>\n`;
}

/** An XML declaration may not stand in the middle of a document. */
function withoutDeclaration(text: string): string {
  return text.startsWith('<?xml') ? text.slice(text.indexOf('?>') + 2).trimStart() : text;
}

function outgoing(request: Request, operation: Operation, body: string): Outgoing {
  const { door } = operation;
  const action = door.kind === 'soap' ? door.action : '';
  const path = door.kind === 'soap' ? door.path : '/';
  const root = parseXml(Text.of(body)).root;
  const security =
    operation.authentication === 'wsse' && root !== undefined ? { security: securityPlace(root, body) } : {};
  return {
    service: request.service.id,
    operation: operation.id,
    title: operation.title,
    subject: subjectOf(request),
    ...addressed(request),
    method: 'POST',
    path,
    headers: [
      ['Content-Type', 'text/xml; charset=utf-8'],
      ['SOAPAction', `"${action}"`],
      ['Accept', 'text/xml'],
    ],
    body,
    authentication: operation.authentication,
    ...security,
  };
}

function subjectOf(request: Request): string {
  const named = parameter(request, 'envelope/arg0')?.text;
  const root = request.record?.path ?? '';
  const own = ['userDetails/userName', 'userName', 'username'].map(
    (name) => entryAt(request.record, `${root}/${name}`)?.text,
  );
  return (
    (operationNamesUser(request) ? named : undefined) ??
    own.find((name) => name !== undefined && name !== '') ??
    ''
  );
}

/** In createUser the first argument is the external system code, not the user. */
function operationNamesUser({ operation }: Request): boolean {
  return operation?.parameters['envelope/arg0'] !== undefined && operation.id !== 'alma/soap.createUser';
}

/** Where the WS-Security header stands or belongs, in the body. */
function securityPlace(root: Node, body: string): NonNullable<Outgoing['security']> {
  const header = root.children.find((child) => child.name === 'Header' && child.namespace === root.namespace);
  const saved = header?.children.find((child) => child.name === 'Security' && child.namespace === wsse);
  if (saved !== undefined) return saved.span;
  if (header !== undefined && !body.slice(header.span.start, header.span.end).endsWith('/>')) {
    const open = body.indexOf('>', header.nameSpan.end) + 1;
    return { start: open, end: open };
  }
  const qualified = body.slice(root.nameSpan.start, root.nameSpan.end);
  const prefix = qualified.includes(':') ? qualified.slice(0, qualified.indexOf(':')) : '';
  const first = header?.span ?? root.children[0]?.span;
  const start = first?.start ?? body.indexOf('>', root.nameSpan.end) + 1;
  return { start, end: header?.span.end ?? start, wrap: { prefix } };
}
