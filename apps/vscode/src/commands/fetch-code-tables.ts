import { nameCodesFolder } from '@userlint/rules';
import { type Environments, type FetchedTable, fetchCodes, tableNames } from '@userlint/wire';
import { largestFile, replaceFile, settingsName } from '@userlint/workspace-files';
import { Uri, window, workspace } from 'vscode';
import { CodeFiles, codesFolder, readText } from '../code-files.ts';
import { environments } from '../environments.ts';
import { offer, showError, showInformation, showModal, showWarning, whileShowing } from '../notifications.ts';
import { oneLine } from '../one-line.ts';
import { RefusalError } from '../refusal.ts';

/** Fetches the institution's tables into files beside a userlint.json, after asking. */
export async function fetchCodeTables(): Promise<void> {
  if (!workspace.isTrusted) {
    throw new RefusalError(
      'Fetching code tables needs a trusted workspace. Use "Manage Workspace Trust" if you trust its authors.',
    );
  }
  const folder = await chooseFolder();
  if (folder === undefined) return;
  if (folder.scheme !== 'file')
    throw new RefusalError(
      'Code tables are kept and used in folders on disk only; this one is somewhere else.',
    );
  const place = environments();
  const files = new CodeFiles(folder);
  const found = await files.sort(tableNames);
  if (!(await confirmFetch(folder, place, found))) return;

  const tables = await fetchWithProgress(found.writable, place);
  const failed: (FetchedTable & { readonly reason: string })[] = [];
  for (const table of tables) {
    if ('file' in table) await files.write(table.file);
    else failed.push(table);
  }
  report(tables.length - failed.length, failed, place);
  if (tables.length > failed.length) await offerSettings(Uri.joinPath(folder, settingsName));
}

/** The folder of the only userlint.json, or of the one a person picks; without any, the workspace folder. */
async function chooseFolder(): Promise<Uri | undefined> {
  const settings = await workspace.findFiles('**/userlint.json', '**/node_modules/**', 50);
  const found =
    settings.length > 0
      ? settings.map((file) => Uri.joinPath(file, '..'))
      : (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const [only] = found;
  if (only === undefined)
    throw new RefusalError('Open a folder first: the tables are kept in files beside its userlint.json.');
  if (found.length === 1) return only;
  const items = found.map((uri) => ({ label: shown(uri), description: '', uri }));
  return (await window.showQuickPick(items, { placeHolder: 'Beside which userlint.json?' }))?.uri;
}

function shown(folder: Uri): string {
  return oneLine(workspace.asRelativePath(folder), 120);
}

type Sorted = Awaited<ReturnType<CodeFiles['sort']>>;

async function confirmFetch(folder: Uri, place: Environments, found: Sorted): Promise<boolean> {
  const { writable, replaced, foreign } = found;
  if (writable.length === 0)
    throw new RefusalError(`None of the files in ${codesFolder} were written by Userlint.`);
  const detail = [
    `From: ${place.title} (${place.origin})`,
    `Into: ${shown(folder)}/${codesFolder}`,
    `Tables: ${writable.length}, one file each`,
    ...(replaced.length === 0 ? [] : [`Replaced: ${replaced.length} that Userlint wrote before`]),
    ...(foreign.length === 0 ? [] : [`Left alone, not written by Userlint: ${foreign.join(', ')}`]),
  ].join('\n');
  return (await showModal(`Fetch code tables from ${place.title}?`, detail, 'Fetch')) === 'Fetch';
}

function fetchWithProgress(names: readonly string[], place: Environments): Thenable<FetchedTable[]> {
  return whileShowing(`Fetching code tables from ${place.title}`, async (progress, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    const tables: FetchedTable[] = [];
    for await (const table of fetchCodes(names, place, {
      now: new Date(),
      largest: largestFile,
      signal: stop.signal,
    })) {
      tables.push(table);
      progress.report({ message: table.name, increment: 100 / names.length });
    }
    return stop.signal.aborted ? [] : tables;
  });
}

function report(written: number, failed: readonly { readonly reason: string }[], place: Environments): void {
  const [first] = failed;
  if (first === undefined) {
    const said =
      written === 0 ? 'Nothing was fetched.' : `${written} tables were fetched from ${place.title}.`;
    showInformation(said);
    return;
  }
  const why = oneLine(first.reason, 300);
  showError(
    written === 0
      ? `Nothing was fetched from ${place.title}. ${why}`
      : `${written} tables were fetched from ${place.title}, ${failed.length} were not. ${why}`,
  );
}

/** Names the folder in userlint.json, when a person wants it. */
async function offerSettings(settings: Uri): Promise<void> {
  const text = await readText(settings);
  const named = nameCodesFolder(text, codesFolder);
  if (named === text) return;
  if (named === undefined) {
    showWarning(
      `userlint.json cannot be read, or says something else about codes. Write there: "codes": "${codesFolder}/", "mappings": "${codesFolder}/".`,
    );
    return;
  }
  const button = 'Add to userlint.json';
  const question = 'The tables are used once userlint.json names their folder.';
  if ((await offer(question, button)) !== button) return;
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === settings.toString());
  if (open?.isDirty === true || (await readText(settings)) !== text)
    throw new RefusalError('userlint.json has changed meanwhile. Save it, and run the command again.');
  await replaceFile(settings.fsPath, named);
}
