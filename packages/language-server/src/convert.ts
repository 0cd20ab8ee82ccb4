import { type Edit, type Finding, type LinedText, rules, type Severity, type Span } from '@userlint/rules';
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Client } from './client.ts';

/**
 * The range to underline: no half of a surrogate pair or of a CRLF, and not empty where there is a character to show.
 */
export function underline({ start, end }: Span, lines: LinedText): Range {
  if (start < end) return lines.range(whole(lines, start, end));
  const [before, after] = around(lines, start);
  if (isShown(after)) return lines.range(whole(lines, start, start + 1));
  if (isShown(before)) return lines.range(whole(lines, start - 1, start));
  return lines.range({ start, end });
}

function whole(lines: LinedText, start: number, end: number): Span {
  return {
    start: splits(lines, start) ? start - 1 : start,
    end: splits(lines, end) ? end + 1 : end,
  };
}

function splits(lines: LinedText, offset: number): boolean {
  const [before, after] = around(lines, offset);
  if (before === CR && after === LF) return true;
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}

const LF = 10;
const CR = 13;
const NOTHING = -1;

/** The characters before and behind an offset, as their codes; `NOTHING` where the text ends. */
function around(lines: LinedText, offset: number): readonly [before: number, after: number] {
  const before = offset > 0 ? lines.slice(offset - 1, offset).charCodeAt(0) : NOTHING;
  const after = offset < lines.length ? lines.slice(offset, offset + 1).charCodeAt(0) : NOTHING;
  return [before, after];
}

function isShown(code: number): boolean {
  return code !== LF && code !== CR && code !== NOTHING;
}

/** A version of a document, as far as translating to LSP needs it. */
export interface DiagnosticPlace {
  readonly uri: string;
  readonly version: number;
  readonly lines: LinedText;
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

export function toDiagnostic(finding: Finding, place: DiagnosticPlace, client: Client): Diagnostic {
  const diagnostic: Diagnostic = {
    range: underline(finding.span, place.lines),
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
      location: { uri: place.uri, range: underline(related.span, place.lines) },
      message: printable(related.message),
    }));
  }
  if (client.diagnosticData && finding.fixes.length > 0) diagnostic.data = carriedFixes(finding, place);
  return diagnostic;
}

function carriedFixes(finding: Finding, place: DiagnosticPlace): CarriedFixes {
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

export function toTextEdits(edits: readonly Edit[], lines: LinedText): TextEdit[] {
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
