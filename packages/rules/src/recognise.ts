import type { Entry } from './entry.ts';
import { isPlaceholder } from './entry.ts';
import { parseForm } from './form.ts';
import { parseJson } from './json/index.ts';
import { isRecordElement } from './record-element.ts';
import { RecordEntry } from './record-entry.ts';
import type { Message, Request } from './request.ts';
import { type Addressed, matchRest } from './rest.ts';
import type { Operation, RecordType, Service } from './service.ts';
import { services } from './services/index.ts';
import type { Settings } from './settings.ts';
import { withSettings } from './settings-parameters.ts';
import { isEnvelope, readCall } from './soap.ts';
import type { Span } from './span.ts';
import { places } from './table.ts';
import type { Node, Tree } from './tree.ts';
import { parseXml } from './xml/index.ts';

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
    return addressed === undefined ? [] : [bare(message, addressed.operation, addressed.parameters)];
  if (declared === undefined && !mayBeOurs(message.body.value, format)) return [];
  const tree = parse(message, format);
  if (format === 'xml' && tree.root !== undefined && isEnvelope(tree.root))
    return soap(message, tree, settings);
  if (addressed === undefined && isElsewhere(message)) return [];
  return records(message, tree, format, addressed, settings);
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
      if (format === 'xml') return text.includes(type.root) || type.lists.some((list) => text.includes(list));
      const { anyTwoOf = [], allOf = [] } = type.jsonKeys;
      let seen = 0;
      for (const key of anyTwoOf) if (text.includes(key) && ++seen === 2) return true;
      return allOf.some((keys) => keys.every((key) => text.includes(key)));
    }) ||
    (format === 'xml' && operations().some(({ door }) => door.kind === 'soap' && text.includes(door.element)))
  );
}

function soap(message: Message, tree: Tree, settings: Settings): readonly Request[] {
  const call = tree.root === undefined ? undefined : readCall(tree.root, operations());
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
      problems: [...tree.problems, ...call.problems],
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
  if (type === undefined || (found.nodes.length === 0 && wanted === undefined)) return [];
  const placed = wanted?.record?.type === type ? wanted : addressed?.operation;
  const operation = found.list && addressed === undefined ? (fileOperation(type) ?? placed) : placed;
  const service = serviceOfType(type);
  const parameters = withSettings(addressed?.parameters ?? [], operation, settings);
  const { stateParameter } = settings;
  const shared = { service, operation, message, parameters, spelling, stateParameter };
  if (found.nodes.length === 0)
    return [{ ...shared, record: undefined, problems: tree.problems, span: message.body.at() }];
  return found.nodes.map((node, index) => {
    const problems = index === 0 ? tree.problems : [];
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
  if (!type.lists.includes(root.name) || (root.namespace !== '' && root.namespace !== type.namespace))
    return undefined;
  const nodes = root.children.filter((child) => child.name === type.root);
  return nodes.some((node) => isRecordElement(node, type, declared)) ? { nodes, list: true } : undefined;
}

function jsonRecords(
  root: Node,
  type: RecordType,
  declared: boolean,
): Omit<FoundRecords, 'type'> | undefined {
  const ours = (node: Node): boolean => node.kind === 'object' && (declared || hasKeys(node, type));
  if (root.kind === 'array') {
    return root.children.some(ours) ? { nodes: root.children, list: true } : undefined;
  }
  const list = root.children.find((child) => child.kind === 'array' && child.name === type.root);
  if (list?.children.some((item) => item.kind === 'object' && hasKeys(item, type)))
    return { nodes: list.children, list: true };
  return ours(root) ? { nodes: [root], list: false } : undefined;
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
  return new RecordEntry(node, places(type.table).get(type.root), type.root, undefined, type.namespace);
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
