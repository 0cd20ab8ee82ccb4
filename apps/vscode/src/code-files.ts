import { type CodeFile, readCodeFile, writeCodeFile } from '@userlint/rules';
import { decodeUtf8 } from '@userlint/wire';
import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import { Refusal } from './refusal.ts';

/** Where fetched tables are kept beside a userlint.json. */
export const codesFolder = 'codes';

/** The files of tables in the folder `codes` of a folder. */
export class CodeFiles {
  readonly #folder: Uri;

  constructor(folder: Uri) {
    this.#folder = Uri.joinPath(folder, codesFolder);
  }

  /** Which of these tables may be written: those nobody else has written a file for. */
  async sort(names: readonly string[]) {
    await refuseLink(this.#folder);
    const free: string[] = [];
    const replaced: string[] = [];
    const foreign: string[] = [];
    for (const name of names) {
      const file = this.#file(name);
      await refuseLink(file);
      const text = await readText(file);
      if (text === undefined) free.push(name);
      else if (isTable(text, name)) replaced.push(name);
      else foreign.push(name);
    }
    return { writable: [...free, ...replaced], replaced, foreign };
  }

  async write(file: CodeFile): Promise<void> {
    await workspace.fs.createDirectory(this.#folder);
    await workspace.fs.writeFile(this.#file(file.table), new TextEncoder().encode(writeCodeFile(file)));
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
  const bytes = await unlessMissing(workspace.fs.readFile(file));
  return bytes && (decodeUtf8(bytes) ?? '');
}

/** A workspace may come from anywhere, and a link in it may lead anywhere. */
async function refuseLink(uri: Uri): Promise<void> {
  const found = await unlessMissing(workspace.fs.stat(uri));
  if (found !== undefined && (found.type & FileType.SymbolicLink) !== 0)
    throw new Refusal(`${workspace.asRelativePath(uri)} is a link. Nothing was fetched.`);
}

async function unlessMissing<T>(result: Thenable<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
