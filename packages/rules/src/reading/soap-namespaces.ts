import type { Operation, RecordType, SoapDoor } from '../model/service.ts';
import type { Problem, ProblemCode } from '../syntax/tree.ts';
import type { XmlNode } from '../syntax/xml/index.ts';
import { aloneIntoNamespace, declarationOf, intoNamespace } from '../syntax/xml/into-namespace.ts';
import type { Edit } from '../text/span.ts';
import { isMisspelt } from '../words/namespace.ts';

export const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';
export const soap12 = 'http://www.w3.org/2003/05/soap-envelope';

/** The namespaces of an envelope, and what people call them. */
export const soapVersions: ReadonlyMap<string, string> = new Map([
  [soap11, 'SOAP 1.1'],
  [soap12, 'SOAP 1.2'],
]);

/** An envelope in no namespace of SOAP, or of one version outside and another inside. */
export function envelopeProblems(envelope: XmlNode, body: XmlNode): Problem[] {
  const code = 'soap-envelope';
  if (!soapVersions.has(envelope.namespace)) {
    if (isUndeclared(envelope)) return [];
    const meant = [...soapVersions.keys()].find((uri) => isMisspelt(envelope.namespace, uri)) ?? soap11;
    const message = `Envelope must be in the namespace ${meant}.`;
    return [
      problem(
        code,
        message,
        envelope,
        `Write the namespace of ${soapVersions.get(meant)}`,
        intoNamespace(envelope, meant),
      ),
    ];
  }
  const header = envelope.children.filter(({ name }) => name === 'Header');
  return [...header, body]
    .filter(
      ({ namespace, prefix }) => namespace !== envelope.namespace && !(namespace === '' && prefix !== ''),
    )
    .map((part) => {
      const its =
        soapVersions.get(part.namespace) ?? (part.namespace === '' ? 'no namespace' : 'another namespace');
      const message = `${part.name} is in ${its}, but Envelope in ${soapVersions.get(envelope.namespace)}.`;
      const name = envelope.prefix === '' ? part.name : `${envelope.prefix}:${part.name}`;
      const edits = part.namespace === '' || part.prefix !== '' ? part.requalify(name) : [];
      return problem(code, message, part, `Write <${name}>`, edits);
    });
}

/** A prefix that is not declared is reported where it stands; here is known which namespace is meant. */
export function withDeclaration(
  problems: readonly Problem[],
  element: XmlNode,
  namespace: string,
): readonly Problem[] {
  if (!isUndeclared(element)) return problems;
  const [edit] = intoNamespace(element, namespace);
  if (edit === undefined) return problems;
  const fix = { title: `Declare ${element.prefix} as ${namespace}`, edit };
  return problems.map((one) =>
    one.span.start === element.nameSpan.start && one.code === 'well-formed' ? { ...one, fix } : one,
  );
}

function isUndeclared({ namespace, prefix }: XmlNode): boolean {
  return namespace === '' && prefix !== '';
}

interface Found {
  readonly call: XmlNode;
  /** What stands in the call. */
  readonly children: readonly XmlNode[];
  readonly record: XmlNode | undefined;
  readonly operation: Operation;
}

/** The element of the call, its arguments, and the record: each has its own. */
export function namespaceProblems({ call, children, record, operation }: Found): Problem[] {
  const { door } = operation;
  if (door.kind !== 'soap') return [];
  const type = operation.record?.type;
  // The call is itself the record, and its children are in its namespace.
  if (operation.record?.place.at === 'call') return recordProblems(call, door.namespace);
  return [
    ...callProblems(call, operation.service, door),
    ...argumentProblems(call, children, operation.service, door),
    ...(record === undefined || type === undefined ? [] : recordNamespace(record, type)),
  ];
}

/** A record that stands in no namespace or another one, wherever it stands. */
export function recordNamespace(record: XmlNode, type: RecordType): Problem[] {
  return type.namespace === '' ? [] : recordProblems(record, type.namespace);
}

const code = 'soap-namespace';

function recordProblems(record: XmlNode, namespace: string): Problem[] {
  if (record.namespace === namespace || isUndeclared(record)) return [];
  const edits = intoNamespace(record, namespace);
  return [problem(code, outside(record, namespace), record, `Write the namespace ${namespace}`, edits)];
}

function callProblems(call: XmlNode, service: string, { namespace, prefix }: SoapDoor): Problem[] {
  if (call.namespace === namespace || isUndeclared(call)) return [];
  const edits =
    call.prefix === ''
      ? aloneIntoNamespace(call, namespace, freePrefix(call, [prefix, service]))
      : intoNamespace(call, namespace);
  return [problem(code, outside(call, namespace), call, `Write the namespace ${namespace}`, edits)];
}

function outside({ name, namespace }: XmlNode, wanted: string): string {
  const its = namespace === '' ? 'in no namespace' : `in the namespace ${namespace.slice(0, 100)}`;
  return `${name} is ${its}; the service knows it in ${wanted} alone.`;
}

/** The arguments are documented without a namespace; `xmlns="…"` on the call takes them into its own. */
function argumentProblems(
  call: XmlNode,
  children: readonly XmlNode[],
  service: string,
  { namespace, prefix }: SoapDoor,
): Problem[] {
  const qualified = children.filter((child) => child.namespace !== '');
  const [first] = qualified;
  if (first === undefined) return [];
  const inherited = first.prefix === '';
  const edits = inherited
    ? aloneWithPrefix(call, namespace, [prefix, service])
    : declarationOf(first, '') === undefined
      ? qualified.flatMap((child) => child.requalify(child.name))
      : [];
  const title = inherited ? `Give ${call.name} a prefix` : 'Write the arguments without a prefix';
  const message = `${first.name} is in the namespace of ${call.name}; the arguments are documented in none (observed).`;
  return [problem(code, message, first, title, edits)];
}

/** Only where the call itself declares it does nothing else lose its namespace. */
function aloneWithPrefix(call: XmlNode, namespace: string, wanted: readonly string[]): readonly Edit[] {
  const own = call.declarations.some(({ qualifiedName }) => qualifiedName === 'xmlns');
  return own && call.prefix === '' && call.namespace === namespace
    ? aloneIntoNamespace(call, namespace, freePrefix(call, wanted))
    : [];
}

/** The first of these that is not taken. */
function freePrefix(element: XmlNode, wanted: readonly string[]): string {
  return [...wanted, 'call'].find((prefix) => declarationOf(element, prefix) === undefined) ?? 'n0';
}

function problem(
  code: ProblemCode,
  message: string,
  { nameSpan }: XmlNode,
  title: string,
  edits: readonly Edit[],
): Problem {
  const [edit, ...also] = edits;
  return { code, message, span: nameSpan, ...(edit && { fix: { title, edit, also } }) };
}
