import type { Message } from '../model/request.ts';
import type { Text } from '../text/text.ts';
import { Variables } from './http-variables.ts';

/**
 * The requests of a `.http` file, as REST Client and its relatives write them: separated by `###`, variables
 * of the file filled in. Comments and variables may stand before a request line and among its headers.
 * Handlers, assertions and recorded answers after a body do not belong to it.
 */
export function readHttp(text: Text): readonly Message[] {
  const variables = new Variables();
  const requests = blocks(text.value).flatMap((block) => readRequest(text.value, block, variables) ?? []);
  return requests.map((request) => message(text, request, variables));
}

type Range = readonly [start: number, end: number];

/** What stands between two `###`. */
interface Block {
  readonly start: number;
  readonly title: string;
  /** After the separator's line. */
  readonly inside: number;
  readonly end: number;
}

/** A request as ranges of the file. */
interface Written {
  readonly whole: Range;
  readonly head: Range;
  readonly name: string;
  readonly method: Range | undefined;
  /** One, or one a line where the address is continued. */
  readonly target: readonly Range[];
  readonly headers: readonly (readonly [name: Range, value: Range])[];
  readonly body: Range;
  readonly file: Range | undefined;
}

function message(text: Text, written: Written, variables: Variables): Message {
  const unresolved: Text[] = [];
  const fill = (...ranges: readonly Range[]): Text => variables.fill(text, ranges, unresolved);
  const { name, method, file } = written;
  return {
    span: text.at(...written.whole),
    head: text.at(...written.head),
    ...(name === '' ? {} : { name }),
    ...(method === undefined ? {} : { method: text.slice(...method) }),
    ...(written.target.length === 0 ? {} : { target: fill(...written.target) }),
    headers: written.headers.map(([name, value]) => ({ name: text.slice(...name), value: fill(value) })),
    body: fill(written.body),
    ...(file === undefined ? {} : { bodyFile: fill(file) }),
    unresolved,
    problems: [],
  };
}

function blocks(source: string): readonly Block[] {
  const found: Block[] = [];
  let block = { start: 0, title: '', inside: 0 };
  for (const match of source.matchAll(/(?:^|(?<=[\r\n]))###([^\r\n]*)/g)) {
    found.push({ ...block, end: match.index });
    const title = (match[1] ?? '').replace(/^#+/, '').trim();
    block = { start: match.index, title, inside: match.index + match[0].length };
  }
  return [...found, { ...block, end: source.length }];
}

function readRequest(source: string, block: Block, variables: Variables): Written | undefined {
  const lines = new RequestLines(source, block.inside, block.end);
  let name = block.title;
  while (lines.advance() && isPrelude(lines, variables)) name = givenName(lines.text) ?? name;
  if (lines.done || /^HTTP\/\S+ +[0-9]{3}/i.test(lines.text)) return undefined;

  const first = lines.trimmed;
  const { method, target } = requestLine(source, first);
  const address = [...target];
  while (lines.advance() && target.length > 0 && continuesAddress(lines.text)) {
    address.push(withoutVersion(source, lines.trimmed));
  }

  const headers: [Range, Range][] = [];
  for (; !lines.done && lines.text.trim() !== ''; lines.advance()) {
    if (isComment(lines.text)) name = givenName(lines.text) ?? name;
    else {
      const header = readHeader(source, lines.trimmed);
      if (header !== undefined) headers.push(header);
    }
  }
  return {
    whole: trim(source, [block.start, block.end]),
    head: [first[0], address.at(-1)?.[1] ?? first[1]],
    name,
    method,
    target: address,
    headers,
    ...readBody(source, [lines.done ? block.end : lines.end, block.end]),
  };
}

/** The lines of a stretch, one after another, without what ends them. */
class RequestLines {
  readonly #source: string;
  readonly #stop: number;
  #start: number;
  #end: number;
  #next: number;
  text = '';
  done = false;

  constructor(source: string, start: number, stop: number) {
    this.#source = source;
    this.#stop = stop;
    this.#start = start;
    this.#end = start;
    this.#next = start;
  }

  /** To the next line; false when there is none. */
  advance(): boolean {
    this.done = this.#next >= this.#stop;
    if (this.done) return false;
    line.lastIndex = this.#next;
    line.test(this.#source);
    this.#start = this.#next;
    this.#end = line.lastIndex;
    this.#next = this.#end + (this.#source.startsWith('\r\n', this.#end) ? 2 : 1);
    this.text = this.#source.slice(this.#start, this.#end);
    return true;
  }

  get end(): number {
    return this.#end;
  }

  /** Without the white space round it. */
  get trimmed(): Range {
    return trim(this.#source, [this.#start, this.#end]);
  }
}

const line = /[^\r\n]*/y;

function trim(source: string, [start, end]: Range): [number, number] {
  const text = source.slice(start, end);
  const { length } = text.trimEnd();
  return length === 0 ? [start, start] : [end - text.trimStart().length, start + length];
}

/** What may stand before a request line. */
function isPrelude(lines: RequestLines, variables: Variables): boolean {
  if (lines.text.startsWith('< {%')) {
    while (!lines.text.includes('%}') && lines.advance());
    return true;
  }
  const [, name, value] = /^\s*@([^\s=]+)\s*=(.*)$/.exec(lines.text) ?? [];
  if (name !== undefined && value !== undefined) {
    variables.define(name, value.trim());
    return true;
  }
  return lines.text.trim() === '' || isComment(lines.text);
}

function isComment(line: string): boolean {
  return /^\s*(?:#|\/\/)/.test(line);
}

/** The name of `# @name x`. */
function givenName(line: string): string | undefined {
  return /^\s*(?:#+|\/\/+)\s*@name[\s=]+(\S+)/.exec(line)?.[1];
}

/** `PUT address HTTP/1.1`, or the address alone. */
function requestLine(source: string, [start, end]: Range): Pick<Written, 'method' | 'target'> {
  const [word = ''] = /^[A-Za-z]+(?=\s)|^[A-Z]+$/.exec(source.slice(start, end)) ?? [];
  const target = withoutVersion(source, trim(source, [start + word.length, end]));
  return {
    method: word === '' ? undefined : [start, start + word.length],
    target: target[0] === target[1] ? [] : [target],
  };
}

function withoutVersion(source: string, [start, end]: Range): Range {
  const version = source.slice(start, end).search(/\sHTTP\/\S*$/i);
  return version < 0 ? [start, end] : trim(source, [start, start + version]);
}

function continuesAddress(line: string): boolean {
  return /^\s*[?&]|^\s+\//.test(line) && !isComment(line);
}

const fieldName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** `Name: value`; undefined for anything else, such as a header half typed. */
function readHeader(source: string, [start, end]: Range): [Range, Range] | undefined {
  const colon = source.slice(start, end).indexOf(':');
  if (colon < 0) return undefined;
  const name = trim(source, [start, start + colon]);
  return fieldName.test(source.slice(...name)) ? [name, trim(source, [start + colon + 1, end])] : undefined;
}

/** The first line after a body that is no part of it: a handler, an assertion, a recorded answer. */
const afterBody = /(?:^|[\r\n])(?:> \{%|>>!? |<> |\?\? |HTTP\/[0-9.]+ [0-9]{3})/;

/** `< file`, `<@ file`, `<@latin1 file`. */
const inputFile = /^<(?:@[\w-]*)?[ \t]+([^\r\n]+)/;

function readBody(source: string, range: Range): Pick<Written, 'body' | 'file'> {
  const [start, stop] = trim(source, range);
  const handler = source.slice(start, stop).search(afterBody);
  const body = withoutClosingComments(source, trim(source, [start, handler < 0 ? stop : start + handler]));
  const [reference, path] = inputFile.exec(source.slice(...body)) ?? [];
  if (reference === undefined || path === undefined) return { body, file: undefined };
  const end = body[0] + reference.length;
  return { body: [end, end], file: trim(source, [end - path.length, end]) };
}

/** Comments after a body speak of what follows. */
function withoutClosingComments(source: string, [start, end]: Range): [number, number] {
  let stop = end;
  for (;;) {
    let at = stop;
    while (at > start && !'\r\n'.includes(source.charAt(at - 1))) at -= 1;
    if (at === stop || !isComment(source.slice(at, stop))) return [start, stop];
    stop = trim(source, [start, at])[1];
  }
}
