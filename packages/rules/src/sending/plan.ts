import { type Entry, entryAt, isPlaceholder } from '../model/entry.ts';
import { envelopeOf, isUnreadable, parameter, type Reading, type Request } from '../model/request.ts';
import type { Operation } from '../model/service.ts';
import { formComponent, uriComponent } from '../text/codecs.ts';
import { addressed, type Plan, refuse } from './outgoing.ts';
import { planCall, planRecordAsCall } from './plan-soap.ts';

/** Plans the sending of one request of a reading: pure, nothing is sent. */
export function planSend(reading: Reading, request: Request): Plan {
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
  if (chosen.door.kind === 'file') {
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
  if (chosen.door.kind === 'rest') return planRest(reading, request, chosen);
  return envelopeOf(request) !== undefined ? planCall(request, chosen) : planRecordAsCall(request, chosen);
}

/** A bare record that nobody placed is an update: what this tool is for. */
function defaultOperation({ record, service }: Request): Operation | undefined {
  return service.operations.find(
    (operation) => operation.record?.type.root === record?.path && /update|EditUser/i.test(operation.id),
  );
}

function planRest(reading: Reading, request: Request, operation: Operation): Plan {
  if (operation.door.kind !== 'rest') return refuse('This operation is not called by a request line.');
  const { method, path: template } = operation.door;
  const broken = request.parameters.find((entry) => isBroken(reading, entry));
  if (broken !== undefined) {
    return refuse(
      'This is not percent-encoded as UTF-8, so it would arrive as something else.',
      broken.at?.value,
    );
  }
  let path = template;
  const needed = /\{(\w+)\}/.exec(template)?.[1];
  const id = needed === undefined ? undefined : parameter(request, `path/${needed}`);
  const user = id?.text ?? entryAt(request.record, 'user/primary_id')?.text;
  if (needed !== undefined) {
    if (user === undefined || user === '' || isPlaceholder(user)) {
      const why = 'Nothing says whose record this is: the record has no primary_id, and no user_id is given.';
      return refuse(why, request.record?.at?.name);
    }
    const segment = encodeSegment(user);
    if (user === '.' || user === '..' || segment === undefined) {
      return refuse('No address can carry this user id as it is.', id?.at?.value);
    }
    path = template.replace(`{${needed}}`, () => segment);
  }
  const query = queryOf(request);
  if (typeof query !== 'string') return query;
  const type = request.spelling === 'json' ? 'application/json' : 'application/xml';
  return {
    outgoing: {
      service: request.service.id,
      operation: operation.id,
      title: operation.title,
      subject: user ?? entryAt(request.record, 'user/primary_id')?.text ?? '',
      ...addressed(request),
      method,
      path: `${path}${query}`,
      headers: [
        ['Content-Type', `${type}; charset=utf-8`],
        ['Accept', headerOf(request, 'accept') ?? type],
      ],
      body: request.message.body.value,
      authentication: operation.authentication,
    },
  };
}

/** Beginning with '?', or empty. */
function queryOf({ parameters }: Request): string | Plan {
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
function isBroken({ document }: Reading, { at, path }: Entry): boolean {
  if (at === undefined || path.startsWith('envelope/')) return false;
  try {
    decodeURIComponent(document.text.slice(at.whole.start, at.whole.end));
    return false;
  } catch (error) {
    if (error instanceof URIError) return true;
    throw error;
  }
}

/** The fields that say whose record it is. */
const naming = new Set(['primary_id', 'userName', 'username', 'newUserName', 'newUsername', 'customerId']);

/** Which of two a service takes is its own affair: what is shown before sending must be what is meant. */
function namedTwice({ record }: Request): Entry | undefined {
  const details = entryAt(record, 'userRecord/userDetails')?.entries ?? [];
  const seen = new Set<string>();
  return [...(record?.entries ?? []), ...details].find(({ name }) => {
    if (!naming.has(name)) return false;
    const again = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    return again;
  });
}

/** Of the headers a document writes only this one is sent; the others are the sender's own. */
function headerOf({ message }: Request, name: string): string | undefined {
  return message.headers.find((header) => header.name.value.toLowerCase() === name)?.value.value;
}
