import { type Edit, type Finding, rules, type Severity, type Span } from '@userlint/rules';
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Position,
  type Range,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Client } from './client.ts';

/** A text and where its lines begin: offsets in, positions out, and back. Both count UTF-16 units. */
export class Lines {
  readonly text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  position(offset: number): Position {
    const starts = this.#lineStarts();
    const inside = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: inside - (starts[low] ?? 0) };
  }

  /** A place beyond the end of a line means its end, one beyond the last line the end of the text. */
  offset({ line, character }: Position): number {
    const starts = this.#lineStarts();
    const start = starts[Math.max(line, 0)];
    if (start === undefined) return this.text.length;
    let end = starts[line + 1] ?? this.text.length;
    while (end > start && isLineEnd(this.text.charCodeAt(end - 1))) end -= 1;
    return Math.min(start + Math.max(character, 0), end);
  }

  span(range: Range): Span {
    return { start: this.offset(range.start), end: this.offset(range.end) };
  }

  range(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }

  /**
   * The range to underline: no half of a surrogate pair or of a CRLF, and not empty where there is a
   * character to show.
   */
  underline({ start, end }: Span): Range {
    if (start < end) return this.range(this.#whole(start, end));
    const next = this.text.charCodeAt(start);
    if (start < this.text.length && !isLineEnd(next)) return this.range(this.#whole(start, start + 1));
    const before = this.text.charCodeAt(start - 1);
    if (start > 0 && !isLineEnd(before)) return this.range(this.#whole(start - 1, start));
    return this.range({ start, end });
  }

  #whole(start: number, end: number): Span {
    return {
      start: this.#splits(start) ? start - 1 : start,
      end: this.#splits(end) ? end + 1 : end,
    };
  }

  #splits(offset: number): boolean {
    const before = this.text.charCodeAt(offset - 1);
    const after = this.text.charCodeAt(offset);
    if (before === CR && after === LF) return true;
    return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
  }

  #lineStarts(): readonly number[] {
    this.#starts ??= lineStarts(this.text);
    return this.#starts;
  }
}

const LF = 10;
const CR = 13;

function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isLineEnd(code)) continue;
    if (code === CR && text.charCodeAt(at + 1) === LF) at += 1;
    starts.push(at + 1);
  }
  return starts;
}

/** A version of a document, as far as translating to LSP needs it. */
export interface Place {
  readonly uri: string;
  readonly version: number;
  readonly lines: Lines;
}

/** A fix that needs nothing but itself: it travels in `Diagnostic.data` and survives a restart of the server. */
export interface CarriedFixes {
  readonly version: number;
  readonly fixes: readonly CarriedFix[];
}

export interface CarriedFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Those that have a page; a site's own have none. */
const documented: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));

export function toDiagnostic(finding: Finding, place: Place, client: Client): Diagnostic {
  const diagnostic: Diagnostic = {
    range: place.lines.underline(finding.span),
    severity: severities[finding.severity],
    source: 'userlint',
    code: finding.rule,
    message: printable(finding.message),
  };
  const href = documented.has(finding.rule) ? client.ruleDocs(finding.rule) : undefined;
  if (href !== undefined) diagnostic.codeDescription = { href };
  if (client.fadesUnnecessary && finding.unnecessary) diagnostic.tags = [DiagnosticTag.Unnecessary];
  if (client.relatedInformation && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map((related) => ({
      location: { uri: place.uri, range: place.lines.underline(related.span) },
      message: printable(related.message),
    }));
  }
  if (client.diagnosticData && finding.fixes.length > 0) diagnostic.data = carriedFixes(finding, place);
  return diagnostic;
}

function carriedFixes(finding: Finding, place: Place): CarriedFixes {
  return {
    version: place.version,
    // A repair of the settings file needs the settings: it is offered again once they are read.
    fixes: finding.fixes.flatMap(({ title, safe, edits }) =>
      edits === undefined ? [] : [{ title, safe, edits: toTextEdits(edits, place.lines) }],
    ),
  };
}

/** What `carriedFixes` wrote and a client handed back; undefined when it is anything else. */
export function readCarriedFixes(data: unknown): CarriedFixes | undefined {
  if (!isRecord(data) || !Number.isInteger(data.version) || !Array.isArray(data.fixes)) return undefined;
  return data.fixes.every(isCarriedFix) ? { version: Number(data.version), fixes: data.fixes } : undefined;
}

function isCarriedFix(value: unknown): value is CarriedFix {
  return (
    isRecord(value) &&
    typeof value.title === 'string' &&
    typeof value.safe === 'boolean' &&
    Array.isArray(value.edits) &&
    value.edits.every(TextEdit.is)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

export function toTextEdits(edits: readonly Edit[], lines: Lines): TextEdit[] {
  return edits.map(({ span, text }) => ({ range: lines.range(span), newText: text }));
}

/** With the version where the client takes one, so that an edit of a changed text is refused. */
export function toWorkspaceEdit(
  document: { readonly uri: string; readonly version: number | null },
  edits: readonly TextEdit[],
  client: Client,
): WorkspaceEdit {
  const { uri, version } = document;
  if (!client.versionedEdits) return { changes: { [uri]: [...edits] } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] };
}

/** A message may quote the document or a service: no control characters, nothing that turns text around. */
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

function printable(message: string): string {
  return message.replace(unprintable, '\ufffd');
}
