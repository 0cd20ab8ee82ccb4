import type { Codec, PieceSink } from './text.ts';

/** What one escape means, and where it ends. */
interface Escape {
  readonly value: string;
  readonly end: number;
}

/** Identity: what is written is what is meant. */
export const verbatim: Codec = {
  name: 'verbatim',
  decode: (spelling, sink) => sink.keep(0, spelling.length),
  encode: (value) => value,
};

/** Character data of an XML element. References that XML 1.0 does not allow, and a bare `&`, mean themselves. */
export const xmlText: Codec = {
  name: 'xmlText',
  decode: (spelling, sink) => pieces(spelling, sink, /[&\r]/g, xmlTextEscape),
  encode: (value) => spellXml(value, /[&<\r]|\]\]>/g),
};

/** The inside of a CDATA section, or of several that touch: `]]><![CDATA[` means nothing. */
export const cdata: Codec = {
  name: 'cdata',
  decode: (spelling, sink) => pieces(spelling, sink, /\r|\]\]><!\[CDATA\[/g, cdataEscape),
  // A carriage return would be read as a line feed, and CDATA knows no references.
  encode: (value) =>
    value.includes('\r') || notXml.test(value) ? undefined : value.replaceAll(']]>', `]]${SPLIT}>`),
};

/** The inside of an XML attribute's quotes, whichever they are; white space is normalised to spaces. */
export const xmlAttribute: Codec = {
  name: 'xmlAttribute',
  decode: (spelling, sink) => pieces(spelling, sink, /[&\r\n\t]/g, xmlAttributeEscape),
  encode: (value) => spellXml(value, /[&<"'\t\n\r]/g),
};

/** The inside of a JSON string. An escape that RFC 8259 does not know means itself. */
export const jsonString: Codec = {
  name: 'jsonString',
  decode: (spelling, sink) => pieces(spelling, sink, /\\/g, jsonEscape),
  encode: (value) => JSON.stringify(value).slice(1, -1),
};

/** A path segment or query value of an address. A sequence of bytes that is not UTF-8 means itself. */
export const uriComponent: Codec = {
  name: 'uriComponent',
  decode: (spelling, sink) => pieces(spelling, sink, /%/g, percentEscape),
  encode: spellUri,
};

/** As `uriComponent`, where `+` is a space: a form's pair. */
export const formComponent: Codec = {
  name: 'formComponent',
  decode: (spelling, sink) => pieces(spelling, sink, /[%+]/g, formEscape),
  encode: spellUri,
};

/** Hands over the escapes that begin at `mark`, and what lies between them. */
function pieces(
  spelling: string,
  sink: PieceSink,
  mark: RegExp,
  read: (spelling: string, at: number) => Escape | undefined,
): void {
  let kept = 0;
  let at = spelling.search(mark);
  while (at >= 0) {
    const found = read(spelling, at);
    if (found !== undefined) {
      if (at > kept) sink.keep(kept, at);
      sink.put(at, found.end, found.value);
      kept = found.end;
    }
    mark.lastIndex = found?.end ?? at + 1;
    at = mark.exec(spelling)?.index ?? -1;
  }
  if (kept < spelling.length || kept === 0) sink.keep(kept, spelling.length);
}

const SPLIT = ']]><![CDATA[';
const entities = [
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
] as const;

/** Every character outside the production Char of XML 1.0, lone surrogates among them. */
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

function xmlTextEscape(spelling: string, at: number): Escape | undefined {
  return spelling[at] === '&' ? reference(spelling, at) : lineEnd(spelling, at, '\n');
}

function xmlAttributeEscape(spelling: string, at: number): Escape | undefined {
  return spelling[at] === '&' ? reference(spelling, at) : lineEnd(spelling, at, ' ');
}

function cdataEscape(spelling: string, at: number): Escape {
  return spelling[at] === ']' ? { value: '', end: at + SPLIT.length } : lineEnd(spelling, at, '\n');
}

function lineEnd(spelling: string, at: number, value: string): Escape {
  return { value, end: spelling.startsWith('\r\n', at) ? at + 2 : at + 1 };
}

const characterReference = /&#(?:x([0-9A-Fa-f]+)|([0-9]+));/y;

function reference(spelling: string, at: number): Escape | undefined {
  for (const [spelled, value] of entities) {
    if (spelling.startsWith(spelled, at)) return { value, end: at + spelled.length };
  }
  characterReference.lastIndex = at;
  const match = characterReference.exec(spelling);
  if (match === null) return undefined;
  const [written, hex, decimal = ''] = match;
  const code = hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
  if (code > 0x10ffff) return undefined;
  const value = String.fromCodePoint(code);
  return notXml.test(value) ? undefined : { value, end: at + written.length };
}

const xmlSpellings = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  [']]>', ']]&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
]);

function spellXml(value: string, special: RegExp): string | undefined {
  if (notXml.test(value)) return undefined;
  return value.replace(special, (found) => xmlSpellings.get(found) ?? found);
}

const jsonEscapes = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const jsonUnicode = /\\u(?:([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})|([0-9A-Fa-f]{4}))/y;

function jsonEscape(spelling: string, at: number): Escape | undefined {
  const value = jsonEscapes.get(spelling[at + 1] ?? '');
  if (value !== undefined) return { value, end: at + 2 };
  jsonUnicode.lastIndex = at;
  const match = jsonUnicode.exec(spelling);
  if (match === null) return undefined;
  const [written, high, low = '', single = ''] = match;
  const units = high === undefined ? [single] : [high, low];
  return {
    value: String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))),
    end: at + written.length,
  };
}

function formEscape(spelling: string, at: number): Escape | undefined {
  return spelling[at] === '+' ? { value: ' ', end: at + 1 } : percentEscape(spelling, at);
}

/** The least code point that needs a sequence of so many bytes. */
const leastOfLength = [0, 0, 0x80, 0x800, 0x10000];

/** The UTF-8 sequence (RFC 3629) whose first byte is the `%XX` at `at`. */
function percentEscape(spelling: string, at: number): Escape | undefined {
  const first = percentByte(spelling, at);
  if (first === undefined) return undefined;
  const length =
    first < 0x80 ? 1 : first < 0xc0 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf8 ? 4 : 0;
  if (length === 0) return undefined;
  let code = length === 1 ? first : first & (0xff >> (length + 1));
  for (let byte = 1; byte < length; byte += 1) {
    const next = percentByte(spelling, at + byte * 3);
    if (next === undefined || (next & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (next & 0x3f);
  }
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  if (surrogate || code > 0x10ffff || code < (leastOfLength[length] ?? 0)) return undefined;
  return { value: String.fromCodePoint(code), end: at + length * 3 };
}

const percentSequence = /%([0-9A-Fa-f]{2})/y;

function percentByte(spelling: string, at: number): number | undefined {
  percentSequence.lastIndex = at;
  const digits = percentSequence.exec(spelling)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

/** Percent-encoded, except what is legal there and reads better: `,` `:` `@`. A lone surrogate has no UTF-8. */
function spellUri(value: string): string | undefined {
  if (/\p{Surrogate}/u.test(value)) return undefined;
  return encodeURIComponent(value).replace(/%(?:2C|3A|40)/g, decodeURIComponent);
}
