import { type Entry, entriesAt, isPlaceholder } from '../model/entry.ts';
import {
  envelopeOf,
  isUnreadable,
  parameter,
  type Reading,
  type Request,
  recordType,
  userNamed,
} from '../model/request.ts';
import type { Operation, ServiceKind } from '../model/service.ts';
import { formComponent, uriComponent } from '../text/codecs.ts';
import { type Outgoing, type Prepared, type Refusal, refuse, shared } from './outgoing.ts';
import { prepareCall, prepareRecordAsCall } from './prepare-soap.ts';

/** What would be sent for one request of a reading: pure, nothing is sent. */
export function prepare(reading: Reading, request: Request): Prepared {
  const { message, operation } = request;
  const variable = message.unresolved[0];
  if (variable !== undefined) {
    const name = variable.value.replace(/[{}\s]/g, '');
    return refuse(
      `${variable.value} is not defined in this file. Add a line @${name} = … or write the value.`,
      variable.at(),
    );
  }
  if (message.bodyFile !== undefined) {
    const { value } = message.bodyFile;
    return refuse(
      `The body stands in another file: open ${value} and send it from there.`,
      message.bodyFile.at(),
    );
  }
  const fatal = message.problems.find(isUnreadable);
  if (fatal !== undefined) return refuse(`The payload cannot be read: ${fatal.message}`, fatal.span);
  const chosen = operation ?? defaultOperation(request);
  if (chosen === undefined)
    return refuse('Nothing says which call this is for. State its "operation" in userlint.json.');
  const kind = request.service.kinds.find(({ id }) => id === chosen.kind);
  if (chosen.door.kind === 'file' || kind === undefined) {
    return refuse(
      'A load file is not sent as a request: the service fetches it with a job. Send one record at a time.',
    );
  }
  if (request.holder.kind === 'list')
    return refuse(`${chosen.title} takes one record, not a list. Send each in its own request.`);
  if (chosen.record !== undefined && request.record === undefined) {
    return refuse(`There is no ${chosen.record.type.root} here to send.`, message.head);
  }
  const twice = namedTwice(request);
  if (twice !== undefined) {
    return refuse(
      `Two values say whose record this is: ${twice.name} stands twice. Take one out.`,
      twice.at?.whole,
    );
  }
  if (chosen.door.kind === 'rest') return prepareRest(reading, request, chosen, kind);
  const envelope = envelopeOf(request);
  return envelope === undefined
    ? prepareRecordAsCall(request, chosen, kind)
    : prepareCall(request, envelope, chosen, kind);
}

/** A bare record that nobody placed is an update: what this tool is for. */
function defaultOperation({ record, service }: Request): Operation | undefined {
  return service.operations.find(
    (operation) => operation.isDefault === true && operation.record?.type.root === record?.path,
  );
}

function prepareRest(reading: Reading, request: Request, operation: Operation, kind: ServiceKind): Prepared {
  if (operation.door.kind !== 'rest') return refuse('This operation is not called by a request line.');
  const broken = request.parameters.find((entry) => isMisencoded(reading, entry));
  if (broken !== undefined) {
    return refuse(
      'This is not percent-encoded as UTF-8, so it would arrive as something else.',
      broken.at?.value,
    );
  }
  const path = pathOf(request, operation, operation.door.path);
  if (typeof path !== 'string') return path;
  const query = queryOf(request);
  if (typeof query !== 'string') return query;
  const type = request.spelling === 'json' ? 'application/json' : 'application/xml';
  const body = request.message.body.value;
  const contentType: Outgoing['headers'] = body === '' ? [] : [['Content-Type', `${type}; charset=utf-8`]];
  return {
    ...shared(request, operation, kind),
    method: operation.door.method,
    path: `${path}${query}`,
    headers: [...contentType, ['Accept', headerOf(request, 'accept') ?? type]],
    body,
  };
}

/** The path with its parameters: written in the address, stated in the settings, or, whose record it is, in the record. */
function pathOf(request: Request, operation: Operation, template: string): string | Refusal {
  const parts: string[] = [];
  for (const part of template.split('/')) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      parts.push(part);
      continue;
    }
    const written = parameter(request, `path/${name}`);
    const value = written?.text ?? (operation.calledBy === `path/${name}` ? userNamed(request) : '');
    if (value === '' || isPlaceholder(value))
      return refuse(nameless(operation, name), request.record?.at?.name);
    const segment = encodeSegment(value);
    if (value === '.' || value === '..' || segment === undefined)
      return refuse('No address can carry this user id as it is.', written?.at?.value);
    parts.push(segment);
  }
  return parts.join('/');
}

function nameless({ calledBy, record }: Operation, parameterName: string): string {
  const [path] = record?.type.calledBy ?? [];
  if (path === undefined || calledBy !== `path/${parameterName}`)
    return `Nothing says what ${parameterName} is. State it in userlint.json, or in the address.`;
  const field = path.slice(path.lastIndexOf('/') + 1);
  const other = field === parameterName ? '' : `, and no ${parameterName} is given`;
  return `Nothing says whose record this is: the record has no ${field}${other}.`;
}

/** Beginning with '?', or empty. */
function queryOf({ parameters }: Request): string | Refusal {
  const query: string[] = [];
  for (const entry of parameters) {
    if (!entry.path.startsWith('query/')) continue;
    if (entry.name.toLowerCase() === 'apikey') {
      const why = 'The address holds an API key. Take it out: the key is added when the request is sent.';
      return refuse(why, entry.at?.whole);
    }
    const name = formComponent.encode(entry.name);
    const value = formComponent.encode(entry.text);
    if (name === undefined || value === undefined)
      return refuse('No address can carry this.', entry.at?.value);
    query.push(`${name}=${value}`);
  }
  return query.length === 0 ? '' : `?${query.join('&')}`;
}

/** Every character that means something in an address is encoded, commas and colons too. */
function encodeSegment(text: string): string | undefined {
  const spelled = uriComponent.encode(text);
  return spelled === undefined ? undefined : encodeURIComponent(text);
}

/** Written in an address with escapes that are no UTF-8: what it means, nobody can tell. */
function isMisencoded({ document }: Reading, { at, path }: Entry): boolean {
  if (at === undefined || path.startsWith('envelope/')) return false;
  try {
    decodeURIComponent(document.text.slice(at.whole.start, at.whole.end));
    return false;
  } catch (error) {
    if (error instanceof URIError) return true;
    throw error;
  }
}

/** Which of two a service takes is its own affair: what is shown before sending must be what is meant. */
function namedTwice(request: Request): Entry | undefined {
  const paths = recordType(request)?.onlyOnce ?? [];
  const named = paths
    .flatMap((path) => entriesAt(request.record, path))
    .sort((a, b) => (a.at?.whole.start ?? 0) - (b.at?.whole.start ?? 0));
  const seen = new Set<string>();
  return named.find(({ path }) => {
    const folded = path.toLowerCase();
    return seen.has(folded) || !seen.add(folded);
  });
}

/** Of the headers a document writes only this one is sent; the others are the sender's own. */
function headerOf({ message }: Request, name: string): string | undefined {
  return message.headers.find((header) => header.name.value.toLowerCase() === name)?.value.value;
}
