import { type Place, places } from '../facts/place.ts';
import type { RecordType } from '../model/service.ts';

/** A record as data, in the shape of its XML: what every spelling of it says. */
export interface Said {
  readonly name: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly Said[];
}

/** One way to write a record down. */
export interface Spelling {
  readonly name: string;
  readonly path: string;
  readonly source: string;
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What a stretch of the source means: all layers of spelling taken off, independently of `text.ts`. */
  readonly meaning: (written: string) => string;
}

/** Alma REST: bare XML, bare JSON, `.http` with either; and, which is another call, a load file of either. */
export function spellUser(record: Said, type: RecordType): readonly Spelling[] {
  const update = { operation: 'alma/users.update', parameters: {} };
  const load = { operation: 'alma/users.load', parameters: {} };
  const xml = toXml(record, '', '');
  const json = JSON.stringify(toJson(record, type), undefined, 2);
  const id = record.children?.find(({ name }) => name === 'primary_id')?.text ?? '';
  const http = (body: string, kind: string) =>
    `PUT https://example.org/almaws/v1/users/${encodeURIComponent(id)}\nContent-Type: application/${kind}\n\n${body}\n`;
  return [
    { name: 'bare XML', path: 'user.xml', source: xml, meaning: unescapeXml, ...update },
    { name: 'bare JSON', path: 'user.json', source: json, meaning: unescapeJson, ...update },
    {
      name: '.http with XML',
      path: 'user-xml.http',
      source: http(xml, 'xml'),
      meaning: unescapeXml,
      ...update,
    },
    {
      name: '.http with JSON',
      path: 'user-json.http',
      source: http(json, 'json'),
      meaning: unescapeJson,
      ...update,
    },
    {
      name: 'load file',
      path: 'users.xml',
      source: `<users>\n${xml}\n</users>`,
      meaning: unescapeXml,
      ...load,
    },
    {
      name: 'JSON list',
      path: 'users.json',
      source: `{ "user": [\n${json}\n] }`,
      meaning: unescapeJson,
      ...load,
    },
  ];
}

/** Alma SOAP: bare, CDATA, escaped, inline children, in `.http`. */
export function spellUserRecord(record: Said, type: RecordType, code: string): readonly Spelling[] {
  const inner = toXml(record, 'xb:', ` xmlns:xb="${type.namespace}"`);
  const parameters = { 'envelope/arg2': code };
  const operation = 'alma/soap.updateUser';
  const cdata = callOf(code, `<![CDATA[${inner.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`);
  const escaped = callOf(code, escapeXml(inner));
  const http = (body: string) =>
    `POST https://example.org/almaws/repository/UserWebServices\nContent-Type: text/xml\n\n${body}\n`;
  const once = (written: string) => unescapeXml(written.replaceAll(']]]]><![CDATA[>', ']]>'));
  const twice = (written: string) => unescapeXml(unescapeXml(written));
  const shared = { operation, parameters: {} };
  return [
    { name: 'bare', path: 'record.xml', source: inner, meaning: unescapeXml, operation, parameters },
    { name: 'CDATA', path: 'cdata.xml', source: cdata, meaning: once, ...shared },
    { name: 'escaped', path: 'escaped.xml', source: escaped, meaning: twice, ...shared },
    { name: 'inline', path: 'inline.xml', source: callOf(code, inner), meaning: unescapeXml, ...shared },
    { name: '.http, CDATA', path: 'cdata.http', source: http(cdata), meaning: once, ...shared },
    { name: '.http, escaped', path: 'escaped.http', source: http(escaped), meaning: twice, ...shared },
  ];
}

/** OLSA: envelope, envelope in `.http`, argument JSON, form. */
export function spellOlsa(record: Said, type: RecordType): readonly Spelling[] {
  const shared = { operation: 'olsa/UM_EditUser', parameters: {} };
  const envelope = soap(toXml(record, 'olsa:', ` xmlns:olsa="${type.namespace}"`));
  const post = (kind: string, body: string) =>
    `POST https://example.org/olsa/services/Olsa\nContent-Type: ${kind}\n\n${body}\n`;
  const json = JSON.stringify(toJson(record, type), undefined, 2);
  const form = (record.children ?? [])
    .map(({ name, text }) => `${name}=${encodeURIComponent(text ?? '')}`)
    .join('&');
  return [
    { name: 'envelope', path: 'edit.xml', source: envelope, meaning: unescapeXml, ...shared },
    { name: '.http', path: 'edit.http', source: post('text/xml', envelope), meaning: unescapeXml, ...shared },
    { name: 'argument JSON', path: 'edit.json', source: json, meaning: unescapeJson, ...shared },
    {
      name: 'form',
      path: 'form.http',
      source: post('application/x-www-form-urlencoded', form),
      meaning: unescapeForm,
      ...shared,
    },
  ];
}

function callOf(code: string, argument: string): string {
  return soap(
    `<m:updateUser xmlns:m="http://alma.exlibris.com/"><arg0>x</arg0><arg1/><arg2>${escapeXml(code)}</arg2><arg3>${argument}</arg3></m:updateUser>`,
  );
}

function soap(call: string): string {
  return `<?xml version="1.0"?>\n<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">\n<soap:Body>\n${call}\n</soap:Body>\n</soap:Envelope>`;
}

function toXml({ name, text, attributes = {}, children }: Said, prefix: string, declaration: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const inner =
    children === undefined
      ? escapeXml(text ?? '')
      : `\n${children.map((child) => toXml(child, prefix, '')).join('\n')}\n`;
  return `<${prefix}${name}${declaration}${written.join('')}>${inner}</${prefix}${name}>`;
}

function toJson(record: Said, type: RecordType): unknown {
  return jsonOf(record, places(type.table).get(type.root));
}

function jsonOf({ text, attributes = {}, children }: Said, place: Place | undefined): unknown {
  if (children === undefined && place?.field.coded !== true) return text ?? '';
  const members: [string, unknown][] = Object.entries(attributes);
  if (children === undefined) return Object.fromEntries([['value', text ?? ''], ...members]);
  const lists = new Map<string, unknown[]>();
  for (const child of children) {
    const below = place?.children.get(child.name);
    if (below?.field.wrapper === true) {
      for (const item of child.children ?? [])
        listed(lists, item.name).push(jsonOf(item, below.children.get(item.name)));
      if (child.children?.length === 0) listed(lists, [...below.children.keys()][0] ?? '');
    } else if (below?.field.many === true) listed(lists, child.name).push(jsonOf(child, below));
    else members.push([child.name, jsonOf(child, below)]);
  }
  return Object.fromEntries([...members, ...lists]);
}

function listed(lists: Map<string, unknown[]>, name: string): unknown[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#13;', '\r')
    .replaceAll('&amp;', '&');
}

function unescapeJson(text: string): string {
  return JSON.parse(`"${text}"`) as string;
}

function unescapeForm(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
