import type { FieldTable } from '../facts/field.ts';
import { places } from '../facts/place.ts';
import { type Entry, isPlaceholder } from '../model/entry.ts';
import type { Envelope, Holder, Message, Request } from '../model/request.ts';
import type { Operation, Service } from '../model/service.ts';
import type { Settings } from '../model/settings.ts';
import { parseForm, readQuery } from '../syntax/form.ts';
import { parseJson } from '../syntax/json/index.ts';
import type { Node, Problem, Tree } from '../syntax/tree.ts';
import { parseXml, XmlNode } from '../syntax/xml/index.ts';
import { findRecords, hasKeys } from './find-records.ts';
import { ListedRequest } from './listed-request.ts';
import { mayBeOurs } from './may-be-ours.ts';
import { NodeEntry } from './node-entry.ts';
import { fileOperation, operationsOf } from './operations.ts';
import { type Addressed, matchRest } from './rest.ts';
import { callNames, isEnvelope, readCall } from './soap.ts';
import { recordNamespace } from './soap-namespaces.ts';
import { withSettings } from './stated-parameters.ts';

/** A message that has been looked into. */
export interface Recognised {
  /** With its problems, where it is ours. */
  readonly message: Message;
  readonly requests: readonly Request[];
}

/** What recognition goes by. */
interface Given {
  readonly message: Message;
  readonly services: readonly Service[];
  readonly settings: Settings;
}

/**
 * The requests a message carries: none when it is no user payload, one, or one per record of a list.
 * Recognition is generic: a request line by method and path, SOAP by the element under Body, a bare record by
 * what stands in it, and only then what the project's settings say.
 */
export function recognise(message: Message, services: readonly Service[], settings: Settings): Recognised {
  const given: Given = { message, services, settings };
  const format = formatOf(message);
  const addressed = matchRest(message, services);
  if (format === undefined) return addressed === undefined ? inAddress(given) : bare(given, addressed);
  const declared = addressed?.operation ?? settings.operation;
  if (declared === undefined && !mayBeOurs(message.body.value, format, services)) return nothing(message);
  const tree = parse(message, format);
  if (tree.root instanceof XmlNode && isEnvelope(tree.root))
    return enveloped(given, tree.root, tree.problems);
  if (addressed !== undefined) return records(given, tree, format, addressed.operation, addressed);
  if (isElsewhere(message, services)) return nothing(message);
  const named = format === 'json' ? namedCall(tree.root, services) : undefined;
  if (named !== undefined) return records(given, { ...tree, root: named.node }, format, named.operation);
  return records(given, tree, format, settings.operation);
}

function nothing(message: Message): Recognised {
  return { message, requests: [] };
}

/** A record in the query of an address, as names and values: only what is a call of its own is written so. */
function inAddress(given: Given): Recognised {
  const { message, services, settings } = given;
  if (message.target === undefined || isElsewhere(message, services)) return nothing(message);
  const tree = readQuery(message.target);
  const { root } = tree;
  if (root === undefined || !services.some(({ records: types }) => types.some((type) => hasKeys(root, type))))
    return nothing(message);
  const wanted = settings.operation?.record?.place.at === 'call' ? settings.operation : undefined;
  const found = records(given, tree, 'form', wanted);
  return { ...found, requests: found.requests.map((request) => ({ ...request, span: message.span })) };
}

/** The argument object in a member that names its call: `{ "EditUserRequest": { … } }`. */
function namedCall(
  root: Node | undefined,
  services: readonly Service[],
): { readonly node: Node; readonly operation: Operation } | undefined {
  const [node, another] = root?.kind === 'object' ? root.children : [];
  if (node?.kind !== 'object' || another !== undefined) return undefined;
  const operation = operationsOf(services).find(
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

function enveloped(given: Given, root: XmlNode, problems: readonly Problem[]): Recognised {
  const { services, settings } = given;
  const call = readCall(root, operationsOf(services), problems);
  if (call === undefined) return nothing(given.message);
  const { operation } = call;
  const type = operation.record?.type;
  const message = withProblems(given.message, call.problems);
  const holder: Envelope = {
    kind: 'envelope',
    element: root,
    unreadable: problems[0],
    call: call.element,
    carrier: call.carrier,
    security: operation.securityFields && securityEntries(call.security, operation.securityFields),
  };
  const request: Request = {
    service: serviceOf(operation, services),
    operation,
    message,
    parameters: withSettings(call.parameters, operation, settings),
    record:
      type === undefined || call.record === undefined ? undefined : NodeEntry.ofRecord(call.record, type),
    spelling: 'xml',
    holder,
    span: message.body.at(),
  };
  return { message, requests: [request] };
}

/** Records without an envelope; `wanted`: the operation that somebody has named, by whatever way. */
function records(
  { message: read, services, settings }: Given,
  tree: Tree,
  spelling: Format,
  wanted: Operation | undefined,
  addressed?: Addressed,
): Recognised {
  const known = wanted?.record?.type;
  const found = tree.root && findRecords(tree.root, services, known);
  if (found === undefined) {
    // Settings alone make no payload of a file that holds no record: a folder may hold anything.
    if (addressed === undefined || known === undefined) return nothing(read);
    const message = withProblems(read, tree.problems);
    return { message, requests: [{ ...empty(addressed, message, services, settings), spelling }] };
  }
  const { service, type, nodes } = found;
  const [first] = nodes;
  const misplaced = first instanceof XmlNode ? recordNamespace(first, type) : [];
  const message = withProblems(read, [...tree.problems, ...misplaced]);
  const placed = known === type ? wanted : addressed?.operation;
  const operation =
    found.list && addressed === undefined ? (fileOperation(type, services) ?? placed) : placed;
  const parameters = withSettings(addressed?.parameters ?? [], operation, settings);
  const shared = { service, operation, message, parameters, spelling };
  const requests = nodes.map(
    (node): Request =>
      found.list
        ? new ListedRequest(shared, () => NodeEntry.ofRecord(node, type), node.span)
        : { ...shared, holder: alone, record: NodeEntry.ofRecord(node, type), span: message.body.at() },
  );
  return { message, requests };
}

const alone: Holder = { kind: 'payload' };

/** By place, as whoever asks for those of a stretch wants them. */
function withProblems(message: Message, problems: readonly Problem[]): Message {
  return { ...message, problems: [...problems].sort((a, b) => a.span.start - b.span.start) };
}

/** What stands in a WS-Security header is of two namespaces. */
function securityEntries(headers: readonly Node[], table: FieldTable): readonly Entry[] {
  return headers.map((node) => NodeEntry.at('Security', node, places(table), '*'));
}

/** A request line without a body that can be read: it still has parameters to check. */
function bare({ message, services }: Given, { operation, parameters }: Addressed): Recognised {
  const request: Request = {
    service: serviceOf(operation, services),
    operation,
    message,
    parameters,
    record: undefined,
    spelling: 'xml',
    holder: alone,
    span: message.span,
  };
  return { message, requests: [request] };
}

/** A request line whose body holds no record. */
function empty(
  { operation, parameters }: Addressed,
  message: Message,
  services: readonly Service[],
  settings: Settings,
): Request {
  return {
    service: serviceOf(operation, services),
    operation,
    message,
    parameters: withSettings(parameters, operation, settings),
    record: undefined,
    spelling: 'xml',
    holder: alone,
    span: message.body.at(),
  };
}

/** A request line to some other service: its body is not for us, whatever it holds. */
function isElsewhere({ target }: Message, services: readonly Service[]): boolean {
  if (target === undefined || isPlaceholder(target.value)) return false;
  return !services.some(({ addresses }) => addresses.test(target.value));
}

function serviceOf(operation: Operation, services: readonly Service[]): Service {
  const service = services.find(({ id }) => id === operation.service);
  if (service === undefined) throw new Error(`No service ${operation.service}`);
  return service;
}
