import { documentFailed, type Finding } from '@userlint/rules';
import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { Lines, toDiagnostic } from '../convert.ts';
import type { Desk, Sheet } from '../desk.ts';
import { onceQuiet } from '../once-quiet.ts';
import { type Feature, guarded, kindOf, logFailure, stopIfCancelled } from './feature.ts';

/** Beyond this many the editor is told how many more there are. */
export const MOST_FINDINGS = 1000;

/** One channel per client: it asks, or we publish, never both. */
export const diagnostics: Feature = {
  capabilities(client) {
    if (!client.pullsDiagnostics) return {};
    return {
      diagnosticProvider: {
        identifier: 'userlint',
        interFileDependencies: false,
        workspaceDiagnostics: false,
      },
    };
  },
  start(connection, desk) {
    if (desk.client.pullsDiagnostics) pull(connection, desk);
    else push(connection, desk);
  },
};

function pull(connection: Connection, desk: Desk): void {
  connection.languages.diagnostics.on(
    guarded<DocumentDiagnosticParams, DocumentDiagnosticReport>(
      { connection, desk, feature: 'diagnostics' },
      async ({ textDocument, previousResultId }, token) => {
        const { resultId, items } = await shown(textDocument.uri, connection, desk);
        stopIfCancelled(token);
        if (resultId === undefined) return { kind: DocumentDiagnosticReportKind.Full, items };
        if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
      },
    ),
  );
  if (!desk.client.refreshesDiagnostics) return;
  const refresh = onceQuiet(() => {
    connection.languages.diagnostics
      .refresh()
      .catch((error) => logFailure(connection, 'diagnostics refresh', error));
  });
  desk.onOutdated(refresh);
}

function push(connection: Connection, desk: Desk): void {
  const waiting = new Set<string>();
  const publish = async (uri: string) => {
    const { version, items: diagnostics } = await shown(uri, connection, desk);
    if (version !== undefined) await connection.sendDiagnostics({ uri, version, diagnostics });
  };
  const publishAll = onceQuiet(() => {
    const uris = [...waiting];
    waiting.clear();
    for (const uri of uris) publish(uri).catch((error) => logFailure(connection, 'diagnostics', error));
  });
  const later = (uris: readonly string[]) => {
    for (const uri of uris) waiting.add(uri);
    publishAll();
  };
  desk.onEdited((uri) => later([uri]));
  desk.onOutdated(() => later(desk.uris));
  desk.onClosed((uri) => {
    connection
      .sendDiagnostics({ uri, diagnostics: [] })
      .catch((error) => logFailure(connection, 'diagnostics', error));
  });
}

/** What a client sees of a document. */
interface Shown {
  /** Of the document; undefined where it is not open. */
  readonly version?: number | undefined;
  /** Undefined: nothing is known that could be the same next time. */
  readonly resultId?: string;
  readonly items: Diagnostic[];
}

/** When reading or linting fails, that is what is seen: no report at all would look like a clean document. */
async function shown(uri: string, connection: Connection, desk: Desk): Promise<Shown> {
  try {
    const sheet = await desk.read(uri);
    if (sheet === undefined) return { items: [] };
    return { version: sheet.version, resultId: sheet.stamp, items: diagnosticsOf(sheet, desk) };
  } catch (error) {
    logFailure(connection, 'diagnostics', error);
    const atStart = { uri, version: 0, lines: new Lines('') };
    const failure = toDiagnostic(documentFailed(kindOf(error)), atStart, desk.client);
    return { version: desk.versionOf(uri), items: [failure] };
  }
}

function diagnosticsOf(sheet: Sheet, desk: Desk): Diagnostic[] {
  const findings = [...sheet.linted, ...sheet.answered].sort((a, b) => a.span.start - b.span.start);
  return capped(findings).map((finding) => toDiagnostic(finding, sheet, desk.client));
}

function capped(findings: readonly Finding[]): readonly Finding[] {
  const next = findings[MOST_FINDINGS];
  if (next === undefined) return findings;
  const more: Finding = {
    rule: 'more-findings',
    severity: 'information',
    message: `${findings.length - MOST_FINDINGS} more findings from here on; the first ${MOST_FINDINGS} are shown.`,
    span: next.span,
    error: null,
    fixes: [],
    related: [],
    unnecessary: false,
  };
  return [...findings.slice(0, MOST_FINDINGS), more];
}
