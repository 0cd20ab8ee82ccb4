import type { Finding } from '@userlint/rules';
import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { toDiagnostic } from '../convert.ts';
import type { Desk, Sheet } from '../desk.ts';
import { onceQuiet } from '../once-quiet.ts';
import { type Feature, guarded, logFailure, stopIfCancelled } from './feature.ts';

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
  const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  connection.languages.diagnostics.on(
    guarded<DocumentDiagnosticParams, DocumentDiagnosticReport>(
      { connection, desk, feature: 'diagnostics', nothing },
      async ({ textDocument, previousResultId }, token) => {
        const sheet = await desk.read(textDocument.uri);
        if (sheet === undefined) return nothing;
        stopIfCancelled(token);
        const resultId = sheet.stamp;
        if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(sheet, desk) };
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
    const sheet = await desk.read(uri);
    if (sheet === undefined) return;
    const { version } = sheet;
    await connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(sheet, desk) });
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
