import type { FieldTable } from '../facts/field.ts';
import { places } from '../facts/place.ts';
import type { Entry } from '../model/entry.ts';
import { isPlaceholder } from '../model/entry.ts';
import type { Message, Request } from '../model/request.ts';
import type { Operation, RecordType, Service } from '../model/service.ts';
import type { Settings } from '../model/settings.ts';
import { services } from '../services/index.ts';
import { parseForm, readQuery } from '../syntax/form.ts';
import { parseJson } from '../syntax/json/index.ts';
import type { Node, Tree } from '../syntax/tree.ts';
import { parseXml, XmlNode } from '../syntax/xml/index.ts';
import type { Span } from '../text/span.ts';
import { RecordEntry } from './node-entry.ts';
import { isNamespaceOf, isRecordElement, recordName } from './record-element.ts';
import { type Addressed, matchRest } from './rest.ts';
import { callNames, isEnvelope, readCall } from './soap.ts';
import { recordNamespace } from './soap-namespaces.ts';
import { withSettings } from './stated-parameters.ts';

/**
 * The requests a message carries: none when it is no user payload, one, or one per record of a load file.
 * Recognition is generic: a request line by method and path, SOAP by the element under Body, a bare record by
 * what stands in it, and only then what the project's settings say.
 */
export function recognise(message: Message, settings: Settings): readonly Request[] {
  const format = formatOf(message);
  const addressed = matchRest(message);
  const declared = addressed?.operation ?? settings.operation;
  if (format === undefined)
    return addressed === undefined
      ? inAddress(message, settings)
      : [bare(message, addressed.operation, addressed.parameters)];
  if (declared === undefined && !mayBeOurs(message.body.value, format)) return [];
  const tree = parse(message, format);
  if (tree.root instanceof XmlNode && isEnvelope(tree.root)) return soap(message, tree, tree.root, settings);
  if (addressed === undefined && isElsewhere(message)) return [];
  const named = format === 'json' && addressed === undefined ? namedCall(tree.root) : undefined;
  if (named !== undefined)
    return records(message, { ...tree, root: named.node }, format, undefined, {
      ...settings,
      operation: named.operation,
    });
  return records(message, tree, format, addressed, settings);
}

/** A record in the query of an address, as names and values: only what is a call of its own is written so. */
function inAddress(message: Message, settings: Settings): readonly Request[] {
  if (message.target === undefined || isElsewhere(message)) return [];
  const operation = settings.operation?.record?.place.at === 'call' ? settings.operation : undefined;
  const tree = readQuery(message.target);
  const { root } = tree;
  if (root === undefined || !recordTypes().some(({ type }) => hasKeys(root, type))) return [];
  const found = records(message, tree, 'form', undefined, { ...settings, operation });
  return found.map((request) => ({ ...request, span: message.span }));
}

/** The argument object in a member that names its call: `{ "EditUserRequest": { … } }`. */
function namedCall(
  root: Node | undefined,
): { readonly node: Node; readonly operation: Operation } | undefined {
  const [node, another] = root?.kind === 'object' ? root.children : [];
  if (node?.kind !== 'object' || another !== undefined) return undefined;
  const operation = operations().find(
    (candidate) => candidate.record?.place.at === 'call' && callNames(candidate).includes(node.name),
  );
  return operation === undefined ? undefined : { node, operation };
}

type Format = Request['spelling'];

function formatOf(message: Message): Format | undefined {
  const first = /[^\s\uFEFF]/.exec(message.body.value)?.[0];
  if (first === '<') return 'xml';
  if (first === '{' || first === '[') return 'json';
  const type = message.headers.find((header) => header.name.value.toLowerCase() === 'content-type')?.value
    .value;
  return first !== undefined && type?.toLowerCase().includes('x-www-form-urlencoded') === true
    ? 'form'
    : undefined;
}

function parse(message: Message, format: Format): Tree {
  if (format === 'xml') return parseXml(message.body);
  return format === 'json'
    ? parseJson(message.body, '', { variables: message.target !== undefined })
    : parseForm(message.body, '');
}

/** A look at the text that costs next to nothing and lets every other XML and JSON file in the world pass. */
function mayBeOurs(text: string, format: Format): boolean {
  return (
    recordTypes().some(({ type }) => {
      if (format === 'xml')
        return text.includes(recordName(type)) || type.lists.some((list) => text.includes(list));
      const { anyTwoOf = [], allOf = [] } = type.jsonKeys;
      let seen = 0;
      for (const key of anyTwoOf) if (text.includes(key) && ++seen === 2) return true;
      return allOf.some((keys) => keys.every((key) => text.includes(key)));
    }) ||
    (format === 'xml' &&
      operations().some((operation) => callNames(operation).some((name) => text.includes(name))))
  );
}

function soap(message: Message, { problems }: Tree, root: XmlNode, settings: Settings): readonly Request[] {
  const call = readCall(root, operations(), problems);
  if (call === undefined) return [];
  const { operation } = call;
  const type = operation.record?.type;
  return [
    {
      service: serviceOf(operation),
      operation,
      message,
      parameters: withSettings(call.parameters, operation, settings),
      record: type === undefined || call.record === undefined ? undefined : entryOf(call.record, type),
      spelling: 'xml',
      enveloped: true,
      ...(operation.security && { security: securityEntries(call.security, operation.security) }),
      call: call.element,
      carrier: call.carrier,
      problems: call.problems,
      span: message.body.at(),
    },
  ];
}

function records(
  message: Message,
  tree: Tree,
  spelling: Format,
  addressed: Addressed | undefined,
  settings: Settings,
): readonly Request[] {
  const wanted = addressed?.operation ?? settings.operation;
  const known = wanted?.record?.type;
  const found = (tree.root === undefined ? undefined : findRecords(tree.root, spelling, known)) ?? {
    type: known,
    nodes: [],
    list: false,
  };
  const type = found.type;
  // Settings alone make no payload of a file that holds no record: a folder may hold anything.
  if (type === undefined || (found.nodes.length === 0 && addressed === undefined)) return [];
  const placed = wanted?.record?.type === type ? wanted : addressed?.operation;
  const operation = found.list && addressed === undefined ? (fileOperation(type) ?? placed) : placed;
  const service = serviceOfType(type);
  const parameters = withSettings(addressed?.parameters ?? [], operation, settings);
  const { stateParameter } = settings;
  const shared = { service, operation, message, parameters, spelling, stateParameter };
  if (found.nodes.length === 0)
    return [{ ...shared, record: undefined, problems: tree.problems, span: message.body.at() }];
  const [first] = found.nodes;
  const misplaced = first instanceof XmlNode ? recordNamespace(first, type) : [];
  return found.nodes.map((node, index) => {
    const problems = index === 0 ? [...tree.problems, ...misplaced] : [];
    if (!found.list) return { ...shared, record: entryOf(node, type), problems, span: message.body.at() };
    return new ListedRequest(shared, () => entryOf(node, type), problems, node.span);
  });
}

type Shared = Omit<Request, 'record' | 'problems' | 'span'>;

/** One record of many: a load file has thousands, so each is made when asked for and kept by nobody. */
class ListedRequest implements Request {
  readonly listed = true;
  readonly service: Shared['service'];
  readonly operation: Shared['operation'];
  readonly message: Message;
  readonly parameters: readonly Entry[];
  readonly spelling: Format;
  readonly stateParameter: Request['stateParameter'];
  readonly problems: Request['problems'];
  readonly span: Span;
  readonly #record: () => Entry;

  constructor(shared: Shared, record: () => Entry, problems: Request['problems'], span: Span) {
    this.service = shared.service;
    this.operation = shared.operation;
    this.message = shared.message;
    this.parameters = shared.parameters;
    this.spelling = shared.spelling;
    this.stateParameter = shared.stateParameter;
    this.problems = problems;
    this.span = span;
    this.#record = record;
  }

  get record(): Entry {
    return this.#record();
  }
}

interface FoundRecords {
  readonly type: RecordType | undefined;
  readonly nodes: readonly Node[];
  readonly list: boolean;
}

function findRecords(root: Node, spelling: Format, known: RecordType | undefined): FoundRecords | undefined {
  for (const { type } of recordTypes()) {
    if (known !== undefined && type !== known) continue;
    const nodes =
      spelling === 'xml'
        ? xmlRecords(root, type, known !== undefined)
        : jsonRecords(root, type, known !== undefined);
    if (nodes !== undefined) return { type, ...nodes };
  }
  return undefined;
}

function xmlRecords(root: Node, type: RecordType, declared: boolean): Omit<FoundRecords, 'type'> | undefined {
  if (isRecordElement(root, type, declared)) return { nodes: [root], list: false };
  if (!type.lists.includes(root.name) || (root.namespace !== '' && !isNamespaceOf(root, type)))
    return undefined;
  const nodes = root.children.filter((child) => child.name === recordName(type));
  return nodes.some((node) => isRecordElement(node, type, declared)) ? { nodes, list: true } : undefined;
}

function jsonRecords(
  root: Node,
  type: RecordType,
  declared: boolean,
): Omit<FoundRecords, 'type'> | undefined {
  const ours = (node: Node): boolean =>
    node.kind === 'object' && ((declared && hasSomeField(node, type)) || hasKeys(node, type));
  if (root.kind === 'array') {
    return root.children.some(ours) ? { nodes: root.children, list: true } : undefined;
  }
  const list = root.children.find((child) => child.kind === 'array' && child.name === type.root);
  if (list?.children.some(ours)) return { nodes: list.children, list: true };
  return ours(root) ? { nodes: [root], list: false } : undefined;
}

/** One field the record has; the little that is there may yet become one. */
function hasSomeField(node: Node, type: RecordType): boolean {
  const place = places(type.table).get(type.root);
  return (
    node.children.length < 3 ||
    node.children.some(({ name }) => place?.members.has(name) || place?.aliases.has(name))
  );
}

function hasKeys(node: Node, type: RecordType): boolean {
  const keys = new Set(node.children.map((child) => child.name));
  const { anyTwoOf = [], allOf = [] } = type.jsonKeys;
  return (
    anyTwoOf.filter((key) => keys.has(key)).length >= 2 ||
    allOf.some((set) => set.every((key) => keys.has(key)))
  );
}

function entryOf(node: Node, type: RecordType): RecordEntry {
  return new RecordEntry(
    node,
    places(type.table).get(type.root),
    type.root,
    undefined,
    node.namespace || type.namespace,
  );
}

/** What stands in a WS-Security header is of two namespaces. */
function securityEntries(headers: readonly Node[], table: FieldTable): readonly Entry[] {
  const place = places(table).get('Security');
  return headers.map((node) => new RecordEntry(node, place, 'Security', undefined, '*'));
}

/** A request line without a body that can be read: it still has parameters to check. */
function bare(message: Message, operation: Operation, parameters: readonly Entry[]): Request {
  const service = serviceOf(operation);
  return {
    service,
    operation,
    message,
    parameters,
    record: undefined,
    spelling: 'xml',
    problems: [],
    span: message.span,
  };
}

/** A request line to some other service: its body is not for us, whatever it holds. */
function isElsewhere(message: Message): boolean {
  const target = message.target?.value;
  return target !== undefined && !isPlaceholder(target) && !/almaws|olsa/i.test(target);
}

function fileOperation(type: RecordType): Operation | undefined {
  return operations().find(({ door, record }) => door.kind === 'file' && record?.type === type);
}

function operations(): readonly Operation[] {
  return services.flatMap((service) => service.operations);
}

function recordTypes(): readonly { readonly service: Service; readonly type: RecordType }[] {
  return services.flatMap((service) => service.records.map((type) => ({ service, type })));
}

function serviceOf(operation: Operation): Service {
  const service = services.find(({ id }) => id === operation.service);
  if (service === undefined) throw new Error(`No service ${operation.service}`);
  return service;
}

function serviceOfType(type: RecordType): Service {
  const service = services.find(({ records }) => records.includes(type));
  if (service === undefined) throw new Error(`No service has records of type ${type.root}`);
  return service;
}
