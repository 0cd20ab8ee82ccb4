import { type Entry, isPlaceholder } from '../../../model/entry.ts';
import { parameter, type Request } from '../../../model/request.ts';
import type { Operation } from '../../../model/service.ts';
import { uriComponent } from '../../../text/codecs.ts';
import { operations } from '../operations.ts';
import { loadedUserV1, soapUser } from '../records.ts';
import { type CarriedCall, carriedCall } from '../soap-to-rest.ts';
import { convertRecord } from './convert-record.ts';
import { add, at, type RecordDraft } from './draft.ts';
import { writeJson, writeXml } from './write-record.ts';

export type RestFormat = 'xml' | 'json';

/** A request of a `.http` file, or why there is none. */
export type Conversion =
  | { readonly text: string; readonly user: string; readonly refused?: undefined }
  | Refused;

interface Refused {
  readonly refused: string;
}

/** What every file of converted requests begins with. */
export const preamble = `# The host of your region. Userlint sends where you tell it to, whatever stands here.
@host = https://api-eu.hosted.exlibrisgroup.com
`;

const types: Readonly<Record<RestFormat, string>> = { xml: 'application/xml', json: 'application/json' };

const carriedRecords: ReadonlySet<string> = new Set([soapUser.root, loadedUserV1.root]);

/** What can be converted, or why it cannot. */
function carriable({
  record,
  operation,
  message,
}: Request): { readonly record: Entry; readonly call: CarriedCall; readonly refused?: undefined } | Refused {
  const call = carriedCall(operation?.id);
  if (record === undefined || !carriedRecords.has(record.path) || call === undefined)
    return { refused: 'There is no user record of the Alma SOAP service here.' };
  const broken = message.problems.find(({ code }) => code === 'well-formed' || code === 'too-deep');
  return broken === undefined
    ? { record, call }
    : { refused: `The payload cannot be read: ${broken.message}` };
}

export function canBeRest(request: Request): boolean {
  return carriable(request).refused === undefined;
}

/** The REST request that means what a call of the SOAP service means, or a record of it. */
export function convertToRest(request: Request, format: RestFormat): Conversion {
  const found = carriable(request);
  if (found.refused !== undefined) return found;
  const { record, call } = found;
  const { user, remarks } = convertRecord(record);
  identify(user, request, call);
  settleOwner(user, request, call, remarks);
  settleSegments(user, remarks);
  for (const [path, why] of Object.entries(call.lost ?? {})) {
    if ((parameter(request, path)?.text ?? '') !== '')
      remarks.add(`${path.slice('envelope/'.length)}: ${why}`);
  }
  const body = format === 'xml' ? writeXml(user) : writeJson(user);
  const { title, method, address, subject } = head(user, request, call, remarks);
  const comments = [...remarks].map((remark) => `# - ${remark}\n`).join('');
  const text = [
    `### ${title}\n`,
    comments === '' ? '' : `# Look at these before it is sent:\n${comments}`,
    `${method} ${address}\nContent-Type: ${types[format]}\nAccept: ${types[format]}\n\n${body}\n`,
  ].join('');
  return { text, user: subject };
}

/** A call names the user; the record need not do so again. */
function identify(user: RecordDraft, request: Request, call: CarriedCall): void {
  if (at(user, 'primary_id') !== undefined || !isPrimaryId(request, call)) return;
  const named = argument(request, call.user);
  if (named !== undefined && named !== '') add(user, 'primary_id', named);
}

function isPrimaryId(request: Request, { userType }: CarriedCall): boolean {
  const type = argument(request, userType) ?? '';
  return type === '' || type === 'user_name';
}

/** The kind of the record and of the account, and which system owns it: REST wants all of it said. */
function settleOwner(user: RecordDraft, request: Request, call: CarriedCall, remarks: Set<string>): void {
  if (at(user, 'record_type') === undefined) {
    add(user, 'record_type', 'PUBLIC');
    remarks.add('record_type: the record says nothing, which counts as Public.');
  }
  const code = argument(request, call.code);
  const owner = at(user, 'external_id')?.text ?? code ?? '';
  const type = at(user, 'account_type');
  if (type?.text === 'INTERNAL') {
    if (owner !== '') remarks.add('externalId: it is left out, since the account is internal.');
    remove(user, 'external_id');
    return;
  }
  if (owner === '' && code === '') {
    add(user, 'account_type', 'INTERNAL');
    remarks.add('account_type: the external system code is empty, which means an internal account.');
    return;
  }
  if (type === undefined) {
    add(user, 'account_type', 'EXTERNAL');
    remarks.add('account_type: the record says nothing, which counts as External.');
  }
  if (owner === '') remarks.add('external_id: nothing says which system owns the user. Add its code.');
  else add(user, 'external_id', owner);
  if (code !== undefined && code !== owner && !isPlaceholder(code)) {
    remarks.add(
      'external_id: it is the externalId of the record, and the code of the call is another. It must be the owner Alma shows.',
    );
  }
}

const segmentType = '@segment_type';

/** What says neither External nor Internal counts as External, so nothing changes by saying it. */
function settleSegments(user: RecordDraft, remarks: Set<string>): void {
  if (at(user, 'account_type')?.text !== 'EXTERNAL') return;
  const waiting = [user];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    waiting.push(...next.children);
    if (!next.place.children.has(segmentType)) continue;
    add(next, segmentType, 'External');
    remarks.add('segment_type: the record does not know it, and what says nothing counts as External.');
  }
}

/** The request line, and what a person calls the request. */
function head(user: RecordDraft, request: Request, call: CarriedCall, remarks: Set<string>) {
  const { title, door } = operationOf(call.to);
  const { method, path } = door;
  const subject = argument(request, call.user) || at(user, 'primary_id')?.text || '';
  const spelled = isPlaceholder(subject)
    ? subject
    : uriComponent.encode(subject) && encodeURIComponent(subject);
  const named = path.includes('{user_id}');
  if (named && !spelled)
    remarks.add('user_id: nothing says whose record this is. Write it into the address.');
  const type = argument(request, call.userType) ?? '';
  const query = isPrimaryId(request, call) ? '' : `?user_id_type=${uriComponent.encode(type) ?? ''}`;
  const address = `{{host}}${path.replace('{user_id}', () => spelled || '{{user_id}}')}${query}`;
  return { title, method, address, subject };
}

function operationOf(id: string) {
  for (const operation of operations) {
    if (operation.id === id && isRest(operation)) return operation;
  }
  throw new Error(`There is no operation ${id}`);
}

type RestOperation = Operation & { readonly door: { readonly kind: 'rest' } };

function isRest(operation: Operation): operation is RestOperation {
  return operation.door.kind === 'rest';
}

/** Undefined where the request has no such argument. */
function argument(request: Request, path: string | undefined): string | undefined {
  return path === undefined ? undefined : parameter(request, path)?.text.trim();
}

function remove(draft: RecordDraft, name: string): void {
  const index = draft.children.findIndex(({ place }) => place.name === name);
  if (index >= 0) draft.children.splice(index, 1);
}
