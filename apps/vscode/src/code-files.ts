import { mkdir } from 'node:fs/promises';
import { type CodeFile, readCodeFile, writeCodeFile } from '@userlint/rules';
import { obstacleTo, readInside, replaceFile } from '@userlint/workspace-files';
import { Uri, workspace } from 'vscode';
import { oneLine } from './one-line.ts';
import { RefusalError } from './refusal.ts';

/** Where fetched tables are kept beside a userlint.json. */
export const codesFolder = 'codes';

/** The files of tables in the folder `codes` of a folder on disk. */
export class CodeFiles {
  readonly #folder: Uri;

  constructor(folder: Uri) {
    this.#folder = Uri.joinPath(folder, codesFolder);
  }

  /** Which of these tables may be written: those nobody else has written a file for. */
  async sort(names: readonly string[]) {
    const free: string[] = [];
    const replaced: string[] = [];
    const foreign: string[] = [];
    for (const name of names) {
      const text = await readText(this.#file(name));
      if (text === undefined) free.push(name);
      else if (isTable(text, name)) replaced.push(name);
      else foreign.push(name);
    }
    return { writable: [...free, ...replaced], replaced, foreign };
  }

  /** As a whole or not at all. */
  async write(code: CodeFile): Promise<void> {
    const file = this.#file(code.table);
    // Again, for the asking and the fetching took their time.
    await refuseObstacles(file);
    await mkdir(this.#folder.fsPath, { recursive: true });
    await replaceFile(file.fsPath, writeCodeFile(code));
  }

  #file(name: string): Uri {
    return Uri.joinPath(this.#folder, `${name}.json`);
  }
}

function isTable(text: string, name: string): boolean {
  const read = readCodeFile(text);
  return !('problem' in read) && read.table === name;
}

/** Undefined: there is no such file. */
export async function readText(file: Uri): Promise<string | undefined> {
  await refuseObstacles(file);
  const found = await readInside(topOf(file), file.fsPath);
  if (found !== undefined && 'problem' in found)
    throw new RefusalError(`${nameOf(file.fsPath)} ${found.problem}.`);
  return found?.text;
}

/** A workspace may come from anywhere, and a link in it may lead anywhere: on the way to the file, too. */
async function refuseObstacles(file: Uri): Promise<void> {
  const obstacle = await obstacleTo(topOf(file), file.fsPath);
  if (obstacle === undefined) return;
  const name = nameOf(obstacle.path);
  throw new RefusalError(
    obstacle.is === 'link' ? `${name} is a link. Userlint does not follow it.` : `${name} is no folder.`,
  );
}

/** The folder that somebody opened and trusts to be what it is. */
function topOf(file: Uri): string {
  return (workspace.getWorkspaceFolder(file)?.uri ?? Uri.joinPath(file, '..')).fsPath;
}

function nameOf(path: string): string {
  return oneLine(workspace.asRelativePath(path), 120);
}
