import { documentFailed, type Finding, Lines } from '@userlint/rules';
import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  ResponseError,
} from 'vscode-languageserver';
import { toDiagnostic } from '../convert.ts';
import type { Desk, Judged } from '../desk.ts';
import type { LastReport } from '../last-report.ts';
import { onceQuiet } from '../once-quiet.ts';
import { type Feature, guarded, kindOf, logFailure } from './feature.ts';

/** Beyond this many the editor is told how many more there are. */
export const MOST_FINDINGS = 1000;

/** With more diagnostics than these none carries its fixes: they would be most of what is sent at each key. */
export const MOST_CARRYING = 100;

/** One channel per client: it asks, or we publish, never both. */
export const diagnostics: Feature = {
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
        const { items, lastReport } = await shown(textDocument.uri, connection, desk, token);
        if (lastReport === undefined) return { kind: DocumentDiagnosticReportKind.Full, items };
        const resultId = lastReport.idOf(items);
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
    const { version, items: diagnostics, lastReport } = await shown(uri, connection, desk);
    // Who waited for an older text comes to the same answer as who waits for this one.
    if (version === undefined || lastReport?.isNew(version, diagnostics) === false) return;
    await connection.sendDiagnostics({ uri, version, diagnostics });
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
  readonly version: number | undefined;
  readonly items: Diagnostic[];
  /** What was shown of it before; undefined when there is nothing that could be shown again. */
  readonly lastReport?: LastReport;
}

/** When reading or linting fails, that is what is seen: no report at all would look like a clean document. */
async function shown(
  uri: string,
  connection: Connection,
  desk: Desk,
  token?: CancellationToken,
): Promise<Shown> {
  try {
    const judged = await desk.judge(uri, token);
    if (judged === undefined) return { version: undefined, items: [] };
    const { sheet, lastReport } = judged;
    return { version: sheet.version, items: diagnosticsOf(judged, desk), lastReport };
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    logFailure(connection, 'diagnostics', error);
    const atStart = { uri, version: 0, lines: new Lines('') };
    const failure = toDiagnostic(documentFailed(kindOf(error)), atStart, desk.client);
    return { version: desk.versionOf(uri), items: [failure] };
  }
}

function diagnosticsOf({ sheet, linted, answered }: Judged, { client }: Desk): Diagnostic[] {
  const make = (finding: Finding) => toDiagnostic(finding, sheet, client);
  const { findings, total, leftOut } = linted.gravest(MOST_FINDINGS, make);
  const items = [...findings, ...answered.map(make)];
  if (leftOut !== undefined) items.push(moreFindings(leftOut, total));
  if (items.length > MOST_CARRYING) for (const item of items) delete item.data;
  return items.sort(byPlace);
}

function byPlace({ range: { start: a } }: Diagnostic, { range: { start: b } }: Diagnostic): number {
  return a.line - b.line || a.character - b.character;
}

/** Says at the first finding that is not shown how many there are. */
function moreFindings({ range }: Diagnostic, total: number): Diagnostic {
  const more = total - MOST_FINDINGS;
  return {
    range,
    severity: DiagnosticSeverity.Information,
    source: 'userlint',
    code: 'more-findings',
    message: `There are ${more} more findings, from here on; the ${MOST_FINDINGS} gravest are shown. Repair some of them, or see all with: userlint lint`,
  };
}
