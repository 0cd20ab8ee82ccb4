import {
  type Finding,
  Lines,
  type PlacedChunk,
  type PlacedFinding,
  type Range,
  type Reading,
  type Span,
  secretsIn,
} from '@userlint/rules';

/** A finding of a file, with its place counted out: what a formatter prints. */
export interface PlacedInFile {
  /** As the user wrote it. */
  readonly file: string;
  readonly finding: Finding;
  readonly range: Range;
  /** Of its related places, in their order. */
  readonly related: readonly Range[];
  /** The line it begins on, as far as that is at hand. */
  line(): ToldLine;
}

export interface ToldLine {
  readonly text: string;
  /** Where in the file the text begins, and in which column. */
  readonly start: number;
  readonly character: number;
  /** What of it no output may show. */
  readonly secrets: readonly Span[];
}

/** The findings of a text that is at hand as a whole; `reading`: what was read in it, where it is no settings file. */
export function* toldOf(
  file: string,
  text: string,
  findings: readonly Finding[],
  reading: Reading | undefined,
): Generator<PlacedInFile> {
  const lines = new Lines(text);
  for (const finding of findings) {
    const range = lines.range(finding.span);
    yield {
      file,
      finding,
      range,
      related: finding.related.map(({ span }) => lines.range(span)),
      line: () => {
        const span = lines.line(range.start.line);
        const secrets = reading === undefined ? [] : secretsIn(reading, span);
        return { text: text.slice(span.start, span.end), start: span.start, character: 0, secrets };
      },
    };
  }
}

/** A finding in a chunk of a file of which the rest is not at hand. */
export function toldInChunk(
  file: string,
  placed: PlacedFinding,
  { stretch, request }: PlacedChunk,
): PlacedInFile {
  const { finding, range, related } = placed;
  return {
    file,
    finding,
    range,
    related,
    line: () => {
      const { text, start } = stretch;
      const at = finding.span.start - start;
      const from = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
      const length = text.slice(from).search(/[\r\n]/);
      const to = length < 0 ? text.length : from + length;
      const shown = { start: from, end: to };
      const secrets = request === undefined ? [] : secretsIn({ messages: [], requests: [request] }, shown);
      return {
        text: text.slice(from, to),
        start: start + from,
        character: stretch.positionAt(start + from).character,
        secrets: secrets.map((secret) => ({ start: start + secret.start, end: start + secret.end })),
      };
    },
  };
}
