import { formComponent } from './codecs.ts';
import { entryAt, isPlaceholder } from './entry.ts';
import { planCall, planRecordAsCall } from './plan-soap.ts';
import { parameter, type Reading, type Request } from './request.ts';
import type { Operation, ServiceId } from './service.ts';
import type { Span } from './span.ts';

/** What would go over the wire, without its credentials and without an origin. */
export interface Outgoing {
  readonly service: ServiceId;
  /** 'alma/users.update' */
  readonly operation: string;
  /** What a person calls it: "Update user". */
  readonly title: string;
  /** Whose record it writes, as the request names them; shown before sending. */
  readonly subject: string;
  /** The origin a request line names. It only documents: where the request goes the chosen target decides. */
  readonly addressedTo?: string;
  readonly method: string;
  /** Path and query, percent-encoded, beginning with '/'. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly authentication: 'apikey' | 'basic' | 'wsse' | 'none';
  /**
   * Offsets in `body` of the place where the WS-Security header goes: what stands there (a saved header,
   * or nothing) is replaced at the moment of sending. `wrap`: the SOAP header element must be made as well, in
   * this prefix.
   */
  readonly security?: {
    readonly start: number;
    readonly end: number;
    readonly wrap?: { readonly prefix: string };
  };
}

export type Plan =
  | { readonly outgoing: Outgoing; readonly refused?: undefined }
  /** Why it cannot be sent and what to do about it. */
  | { readonly refused: string; readonly span?: Span; readonly outgoing?: undefined };

/** Plans the sending of one request of a reading: pure, nothing is sent. */
export function planSend(_reading: Reading, request: Request): Plan {
  const { message, operation } = request;
  const variable = message.unresolved[0];
  if (variable !== undefined) {
    return refuse(
      `${variable.value} is not defined in this file. Add a line @${variableName(variable.value)} = … or write the value.`,
      variable.at(),
    );
  }
  if (message.bodyFile !== undefined) {
    return refuse(
      `The body stands in another file: open ${message.bodyFile.value} and send it from there.`,
      message.bodyFile.at(),
    );
  }
  const fatal = request.problems.find(({ code }) => code !== 'duplicate-key');
  if (fatal !== undefined) return refuse(`The payload cannot be read: ${fatal.message}`, fatal.span);
  const chosen = operation ?? defaultOperation(request);
  if (chosen === undefined)
    return refuse('Nothing says which call this is for. State its "operation" in userlint.json.');
  if (chosen.door.kind === 'file') {
    return refuse(
      'A load file is not sent as a request: the service fetches it with a job. Send one record at a time.',
    );
  }
  if (chosen.door.kind === 'rest') return planRest(request, chosen);
  return operation !== undefined && isEnvelopeOf(request)
    ? planCall(request, chosen)
    : planRecordAsCall(request, chosen);
}

/** A bare record that nobody placed is an update: what this tool is for. */
function defaultOperation({ record, service }: Request): Operation | undefined {
  return service.operations.find(
    (operation) => operation.record?.type.root === record?.path && /update|EditUser/i.test(operation.id),
  );
}

function isEnvelopeOf({ message }: Request): boolean {
  return /<[^>]*Envelope[\s>]/.test(message.body.value.slice(0, 4000));
}

function planRest(request: Request, operation: Operation): Plan {
  if (operation.door.kind !== 'rest') return refuse('This operation is not called by a request line.');
  const { method, path: template } = operation.door;
  let path = template;
  const needed = /\{(\w+)\}/.exec(template)?.[1];
  const user = needed === undefined ? undefined : identify(request, `path/${needed}`);
  if (needed !== undefined) {
    if (user === undefined || user === '' || isPlaceholder(user)) {
      return refuse(
        'Nothing says whose record this is: the record has no primary_id, and no user_id is given.',
        request.record?.at?.name,
      );
    }
    if (user === '.' || user === '..')
      return refuse(
        'This user id would change the address it is sent to.',
        parameter(request, `path/${needed}`)?.at?.value,
      );
    path = template.replace(`{${needed}}`, () => encodeURIComponent(user));
  }
  const query: string[] = [];
  for (const entry of request.parameters) {
    if (!entry.path.startsWith('query/')) continue;
    if (entry.name.toLowerCase() === 'apikey')
      return refuse(
        'The address holds an API key. Take it out: the key is added when the request is sent.',
        entry.at?.whole,
      );
    query.push(`${encode(entry.name)}=${encode(entry.text)}`);
  }
  const type = request.spelling === 'json' ? 'application/json' : 'application/xml';
  const text = query.length === 0 ? '' : `?${query.join('&')}`;
  return {
    outgoing: {
      service: request.service.id,
      operation: operation.id,
      title: operation.title,
      subject: user ?? entryAt(request.record, 'user/primary_id')?.text ?? '',
      ...addressed(request),
      method,
      path: `${path}${text}`,
      headers: [
        ['Content-Type', `${type}; charset=utf-8`],
        ['Accept', headerOf(request, 'accept') ?? type],
      ],
      body: request.message.body.value,
      authentication: operation.authentication,
    },
  };
}

function encode(text: string): string {
  return formComponent.encode(text) ?? '';
}

function identify(request: Request, path: string): string | undefined {
  return parameter(request, path)?.text ?? entryAt(request.record, 'user/primary_id')?.text;
}

/** Of the headers a document writes only this one is sent; the others are the sender's own. */
function headerOf({ message }: Request, name: string): string | undefined {
  return message.headers.find((header) => header.name.value.toLowerCase() === name)?.value.value;
}

/** Without a user name and password, should somebody have put them there. */
export function addressed({ message }: Request): Pick<Outgoing, 'addressedTo'> {
  const [, scheme, authority] = /^(https?):\/\/([^/?#]*)/i.exec(message.target?.value ?? '') ?? [];
  if (scheme === undefined || authority === undefined) return {};
  return { addressedTo: `${scheme}://${authority.slice(authority.lastIndexOf('@') + 1)}` };
}

function variableName(reference: string): string {
  return reference.replace(/[{}\s]/g, '');
}

export function refuse(refused: string, span?: Span): Plan {
  return span === undefined ? { refused } : { refused, span };
}
