import type { Reading, Request } from '../../model/request.ts';
import {
  type Conversion,
  canBeRest,
  convertToRest,
  preamble,
  type RestFormat,
} from '../../services/alma/convert/convert-to-rest.ts';
import type { Edit } from '../../text/span.ts';
import { find } from '../find.ts';
import { carrierOf } from './carrier.ts';
import { elementsToCdata, toCdata, toEscapedText } from './record-spelling.ts';

/** Another way to write what is meant. Nothing is wrong with the one there is. */
export type Refactoring = { readonly id: RefactoringId; readonly title: string } & (
  | { readonly edits: readonly Edit[]; readonly newFile?: undefined }
  | { readonly edits?: undefined /** Made when asked for. */; readonly newFile: () => NewFile | undefined }
);

export type RefactoringId = 'escape-record' | 'cdata-record' | 'rest-xml' | 'rest-json';

export interface NewFile {
  /** 'johns.http' */
  readonly suggestedName: string;
  readonly text: string;
}

/** What can be done with the request at an offset, or with the only one there is. */
export function refactorings(reading: Reading, offset: number): readonly Refactoring[] {
  const { requests } = reading;
  const request = find(reading, offset)?.request ?? (requests.length === 1 ? requests[0] : undefined);
  return request === undefined ? [] : refactoringsOf(reading, request);
}

export function refactoringsOf(reading: Reading, request: Request): readonly Refactoring[] {
  return [...respellings(reading, request), ...conversions(request)];
}

function* respellings({ document }: Reading, request: Request): Generator<Refactoring> {
  const { record, operation } = request;
  const carrier = carrierOf(request);
  if (carrier !== undefined) {
    const escaped = toEscapedText(carrier, document.text);
    if (escaped !== undefined)
      yield { id: 'escape-record', title: 'Write the record as escaped text', edits: escaped };
  }
  const inArgument = operation?.record?.place.at === 'argument' && request.holder.kind === 'envelope';
  if (!inArgument || record === undefined) return;
  const section =
    carrier === undefined
      ? elementsToCdata(record, operation.record?.type.namespace ?? '')
      : toCdata(carrier, document.text);
  if (section !== undefined)
    yield { id: 'cdata-record', title: 'Write the record in a CDATA section', edits: section };
}

const formats: readonly (readonly [RefactoringId, RestFormat, string])[] = [
  ['rest-xml', 'xml', 'Convert to a REST request (XML)'],
  ['rest-json', 'json', 'Convert to a REST request (JSON)'],
];

function* conversions(request: Request): Generator<Refactoring> {
  if (!canBeRest(request)) return;
  for (const [id, format, title] of formats) {
    yield { id, title, newFile: () => newFile(convertToRest(request, format)) };
  }
}

function newFile(converted: Conversion): NewFile | undefined {
  if (converted.refused !== undefined) return undefined;
  return { suggestedName: fileName(converted.user), text: `${preamble}\n${converted.text}` };
}

/** Of the user where that is a plain word. */
function fileName(user: string): string {
  return `${/^\w[\w-]{0,60}$/.test(user) ? user : 'user'}.http`;
}
