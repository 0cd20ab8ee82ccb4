import { type Edit, type Finding, type Fix, fixAll, type Span, touches } from '@userlint/rules';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Client } from '../client.ts';
import { readCarriedFixes, toDiagnostic, toTextEdits, toWorkspaceEdit } from '../convert.ts';
import type { Judged } from '../desk.ts';
import { relint, type Sheet } from '../sheet.ts';
import { type Feature, guarded } from './feature.ts';
import { REWRITE, refactorActions } from './refactorings.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.userlint`;

export const quickFixes: Feature = {
  capabilities: (client) =>
    client.codeActions
      ? { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, REWRITE, FIX_ALL] } }
      : {},
  start(connection, desk) {
    if (!desk.client.codeActions) return;
    connection.onCodeAction(
      guarded<CodeActionParams, CodeAction[]>(
        { connection, desk, feature: 'quick fixes' },
        async (params, token) => {
          const { textDocument, range, context } = params;
          const unasked =
            context.only === undefined && context.triggerKind === CodeActionTriggerKind.Automatic;
          const wanted = (kind: string) => context.only?.some((only) => includes(only, kind)) ?? true;
          const actions: CodeAction[] = [];
          if (wanted(CodeActionKind.QuickFix)) {
            const judged = await desk.judge(textDocument.uri, token);
            if (judged === undefined)
              actions.push(...carried(textDocument.uri, context.diagnostics, desk.client));
            else actions.push(...fixesAt(judged.sheet.lines.span(range), judged, desk.client));
          }
          if (wanted(REWRITE) && !unasked) {
            const sheet = await desk.read(textDocument.uri);
            if (sheet !== undefined)
              actions.push(...refactorActions(sheet, sheet.lines.offset(range.start), desk.client));
          }
          if (wanted(FIX_ALL) && !unasked) {
            const judged = await desk.judge(textDocument.uri, token);
            const all = judged && fixEverything(judged, desk.client);
            if (all !== undefined) actions.push(all);
          }
          return actions;
        },
      ),
    );
  },
};

/** Kinds are hierarchies: who asks for 'source' takes 'source.fixAll.userlint'. */
function includes(only: string, kind: string): boolean {
  return only === '' || kind === only || kind.startsWith(`${only}.`);
}

/** What repairs something here: at the place of a finding, or at the other places it is about. */
function fixesAt(span: Span, { sheet, linted, answered }: Judged, client: Client): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const finding of [...linted, ...answered]) {
    if (!placesOf(finding).some((place) => touches(place, span))) continue;
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
      const action: CodeAction = {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        edit,
      };
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

function placesOf({ span, related }: Finding): readonly Span[] {
  return [span, ...related.map((place) => place.span)];
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
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        edit: toWorkspaceEdit({ uri, version: data.version }, fix.edits, client),
      };
      if (isPreferred(fix, data.fixes)) action.isPreferred = true;
      return action;
    });
  });
}

/** Every safe fix, and those that become possible by them, as one edit of the text as it is now. */
function fixEverything({ sheet, linted }: Judged, client: Client): CodeAction | undefined {
  const before = sheet.lines.text;
  const after = fixAll(before, (text) => (text === before ? linted : relint(sheet, text)));
  if (after === before) return undefined;
  return {
    title: 'Fix everything that is safe to fix',
    kind: FIX_ALL,
    edit: toWorkspaceEdit(sheet, toTextEdits([difference(before, after)], sheet.lines), client),
  };
}

/** The one edit that turns `before` into `after`: what lies between the beginning and the end they share. */
function difference(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end += 1;
  }
  return {
    span: { start, end: before.length - end },
    text: after.slice(start, after.length - end),
  };
}
