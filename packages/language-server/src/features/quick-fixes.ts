import type { Finding, Fix } from '@userlint/rules';
import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  ErrorCodes,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { FIX_ALL, QUICK_FIX, REWRITE } from '../capabilities.ts';
import type { Client } from '../client.ts';
import { readCarriedFixes, toDiagnostic, toTextEdits, toWorkspaceEdit } from '../convert.ts';
import type { Desk } from '../desk.ts';
import { lintedOf } from '../document-lint.ts';
import type { Sheet } from '../sheet.ts';
import { type Feature, guarded } from './feature.ts';
import { fixEverything, offeredFor, offerToFixAll, resolveFixAll } from './fix-all.ts';
import { refactorActions } from './refactorings.ts';

/** All code actions: repairs of findings, everything safe at once (`fix-all.ts`), and what `refactorings.ts` makes. */
export const quickFixes: Feature = {
  start(connection, desk) {
    const { client } = desk;
    if (!client.codeActions) return;
    connection.onCodeAction(
      guarded<CodeActionParams, CodeAction[]>(
        { connection, desk, feature: 'quick fixes' },
        async ({ textDocument: { uri }, range, context }, token) => {
          const { only, diagnostics, triggerKind } = context;
          const isUnasked = only === undefined && triggerKind === CodeActionTriggerKind.Automatic;
          const wants = (kind: string) => only?.some((one) => includes(one, kind)) ?? true;
          const actions: CodeAction[] = [];
          if (wants(QUICK_FIX)) {
            const fixes = await fixesAt(uri, range, desk, token);
            actions.push(...(fixes ?? carried(uri, diagnostics, client)));
          }
          if (wants(REWRITE) && !isUnasked) {
            const sheet = await desk.read(uri);
            if (sheet !== undefined)
              actions.push(...refactorActions(sheet, sheet.lines.offset(range.start), client));
          }
          // Where it has to be worked out to be offered, only who asks for it by name makes us do that.
          if (wants(FIX_ALL) && (client.resolvesEdits ? !isUnasked : only !== undefined)) {
            const judged = await desk.judge(uri, token);
            if (judged !== undefined)
              actions.push(
                ...(client.resolvesEdits
                  ? offerToFixAll(judged)
                  : await fixEverything(judged, client, token)),
              );
          }
          return actions;
        },
      ),
    );
    if (!client.resolvesEdits) return;
    connection.onCodeActionResolve(
      guarded<CodeAction, CodeAction>({ connection, desk, feature: 'fix all' }, async (action, token) => {
        const offered = offeredFor(action);
        if (offered === undefined) {
          throw new ResponseError(ErrorCodes.InvalidParams, 'Expected a code action of this server.');
        }
        const judged = await desk.judge(offered.uri, token);
        return resolveFixAll(action, offered.version, judged, client, token);
      }),
    );
  },
};

/** Kinds are hierarchies: who asks for 'source' takes 'source.fixAll.userlint'. */
function includes(only: string, kind: string): boolean {
  return only === '' || kind === only || kind.startsWith(`${only}.`);
}

/** What repairs something here; undefined when the document is not known. */
async function fixesAt(
  uri: string,
  range: Range,
  desk: Desk,
  token: CancellationToken,
): Promise<readonly CodeAction[] | undefined> {
  const judged = await desk.judge(uri, token);
  if (judged === undefined) return undefined;
  const { sheet, linted, answered } = judged;
  const span = sheet.lines.span(range);
  const here = [...linted.at(span), ...lintedOf(answered).at(span)];
  // A settings file may change on disk without a word to us, and an edit of it goes by what it was when it was read.
  const editsSettings = here.some(({ fixes }) => fixes.some(({ states }) => states !== undefined));
  if (editsSettings && !(await desk.isStillSettled(sheet))) return fixesAt(uri, range, desk, token);
  return fixesOf(here, sheet, desk.client);
}

function fixesOf(findings: readonly Finding[], sheet: Sheet, client: Client): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const finding of findings) {
    const diagnostic = toDiagnostic(finding, sheet, client);
    for (const fix of finding.fixes) {
      const edit = workspaceEdit(fix, sheet, client);
      if (edit === undefined) continue;
      // A rule and a service's answer may offer the same repair.
      const key = JSON.stringify([fix.title, edit]);
      const known = actions.get(key);
      if (known?.diagnostics !== undefined) {
        known.diagnostics.push(diagnostic);
        continue;
      }
      const action: CodeAction = { title: fix.title, kind: QUICK_FIX, diagnostics: [diagnostic], edit };
      if (isPreferred(fix, finding.fixes)) action.isPreferred = true;
      actions.set(key, action);
    }
  }
  return [...actions.values()];
}

/** Of the document, or of the settings file where the repair belongs there. */
function workspaceEdit(fix: Fix, sheet: Sheet, client: Client): WorkspaceEdit | undefined {
  if (fix.edits !== undefined) return toWorkspaceEdit(sheet, toTextEdits(fix.edits, sheet.lines), client);
  const edit = sheet.settingsFile?.state(fix.states.parameter, fix.states.value);
  if (edit === undefined || sheet.settingsFile === undefined) return undefined;
  return toWorkspaceEdit(sheet.settingsFile, toTextEdits([edit], sheet.settingsFile.lines), client);
}

/** Preferred is what needs no thought: the only safe repair there is. */
function isPreferred(fix: { readonly safe: boolean }, fixes: readonly { readonly safe: boolean }[]): boolean {
  return fix.safe && fixes.filter((one) => one.safe).length === 1;
}

/** Fixes for a document the server does not know (it was restarted): they travelled with the diagnostics. */
function carried(uri: string, diagnostics: readonly Diagnostic[], client: Client): CodeAction[] {
  return diagnostics.flatMap((diagnostic) => {
    const data = diagnostic.source === 'userlint' ? readCarriedFixes(diagnostic.data) : undefined;
    if (data === undefined) return [];
    return data.fixes.map((fix) => {
      const action: CodeAction = {
        title: fix.title,
        kind: QUICK_FIX,
        diagnostics: [diagnostic],
        edit: toWorkspaceEdit({ uri, version: data.version }, fix.edits, client),
      };
      if (isPreferred(fix, data.fixes)) action.isPreferred = true;
      return action;
    });
  });
}
