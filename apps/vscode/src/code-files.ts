import { randomUUID } from 'node:crypto';
import { type CodeFile, readCodeFile, writeCodeFile } from '@userlint/rules';
import { decodeUtf8 } from '@userlint/wire';
import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import { oneLine } from './one-line.ts';
import { Refusal } from './refusal.ts';

/** Where fetched tables are kept beside a userlint.json. */
export const codesFolder = 'codes';

/** Settings are a page or two, tables some hundred rows; a file beyond this (bytes) is neither. */
const largest = 1_000_000;

/** The files of tables in the folder `codes` of a folder. */
export class CodeFiles {
  readonly #folder: Uri;

  constructor(folder: Uri) {
    this.#folder = Uri.joinPath(folder, codesFolder);
  }

  /** Which of these tables may be written: those nobody else has written a file for. */
  async sort(names: readonly string[]) {
    await refuseLinks(this.#folder);
    const free: string[] = [];
    const replaced: string[] = [];
    const foreign: string[] = [];
    for (const name of names) {
      const file = this.#file(name);
      const text = await readText(file);
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
    await refuseLinks(file);
    await workspace.fs.createDirectory(this.#folder);
    const draft = Uri.joinPath(this.#folder, `${code.table}.json.${randomUUID()}.tmp`);
    try {
      await workspace.fs.writeFile(draft, new TextEncoder().encode(writeCodeFile(code)));
      await workspace.fs.rename(draft, file, { overwrite: true });
    } catch (error) {
      await unlessMissing(workspace.fs.delete(draft));
      throw error;
    }
  }

  #file(name: string): Uri {
    return Uri.joinPath(this.#folder, `${name}.json`);
  }
}

function isTable(text: string, name: string): boolean {
  const read = readCodeFile(text);
  return !('problem' in read) && read.table === name;
}

/** Undefined: there is no such file. A pipe or a device is not opened. */
export async function readText(file: Uri): Promise<string | undefined> {
  await refuseLinks(file);
  const found = await unlessMissing(workspace.fs.stat(file));
  if (found === undefined) return undefined;
  if (found.type !== FileType.File) throw new Refusal(`${nameOf(file)} is no regular file.`);
  if (found.size > largest) throw new Refusal(`${nameOf(file)} is larger than 1 MB.`);
  const bytes = await unlessMissing(workspace.fs.readFile(file));
  return bytes && (decodeUtf8(bytes) ?? '');
}

/** A workspace may come from anywhere, and a link in it may lead anywhere: on the way to the file, too. */
export async function refuseLinks(uri: Uri): Promise<void> {
  const top = (workspace.getWorkspaceFolder(uri)?.uri ?? parent(uri)).toString();
  for (let next = uri; next.toString() !== top && next.path !== '/'; next = parent(next)) {
    const found = await unlessMissing(workspace.fs.stat(next));
    if (found !== undefined && (found.type & FileType.SymbolicLink) !== 0)
      throw new Refusal(`${nameOf(next)} is a link. Userlint does not follow it.`);
  }
}

function parent(uri: Uri): Uri {
  return Uri.joinPath(uri, '..');
}

function nameOf(uri: Uri): string {
  return oneLine(workspace.asRelativePath(uri), 120);
}

async function unlessMissing<T>(result: Thenable<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
