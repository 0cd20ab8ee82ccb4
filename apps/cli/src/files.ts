import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { decodeUtf8, foreignEncoding } from '@userlint/wire';

/** A file to look at. */
export interface FileToLint {
  /** As the user wrote it, or the folder as written and the way from there. */
  readonly file: string;
  readonly path: string;
  /** Named on the command line, not met in a folder. */
  readonly named: boolean;
}

/** A file that could not be looked at, and why. */
export interface Unreadable {
  readonly file: string;
  readonly reason: string;
}

const endings: ReadonlySet<string> = new Set(['.xml', '.json', '.http', '.rest']);
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git', 'dist']);

/** What the arguments stand for, each file once, folders in the order of their names. */
export async function findFiles(
  args: readonly string[],
  cwd: string,
): Promise<{ readonly files: readonly FileToLint[]; readonly unreadable: readonly Unreadable[] }> {
  const files = new Map<string, FileToLint>();
  const unreadable: Unreadable[] = [];
  for (const file of args) {
    const waiting: FileToLint[] = [{ file, path: resolve(cwd, file), named: true }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      try {
        if (next.named && !(await stat(next.path)).isDirectory())
          files.set(next.path, files.get(next.path) ?? next);
        else waiting.push(...(await readFolder(next, files)).reverse());
      } catch (error) {
        unreadable.push({ file: next.file, reason: reasonOf(error) });
      }
    }
  }
  return { files: [...files.values()], unreadable };
}

/**
 * Adds the payload files of a folder and gives its folders. Symbolic links are not followed: they may lead
 * anywhere, or in a circle.
 */
async function readFolder({ file, path }: FileToLint, files: Map<string, FileToLint>): Promise<FileToLint[]> {
  const folders: FileToLint[] = [];
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inside = { file: joined(file, entry.name), path: join(path, entry.name), named: false };
    if (entry.isDirectory() && !skipped.has(entry.name)) folders.push(inside);
    else if (entry.isFile() && endings.has(extname(entry.name).toLowerCase())) {
      files.set(inside.path, files.get(inside.path) ?? inside);
    }
  }
  return folders;
}

function joined(folder: string, name: string): string {
  return folder === '.' ? name : `${folder.replace(/[/\\]+$/, '')}/${name}`;
}

/** What is in a file. With a `reason` it cannot be read, and `text` is what a lenient reader makes of it. */
export interface Contents {
  readonly text: string;
  readonly reason?: string;
}

/** Reads a file as UTF-8. */
export async function readContents(path: string): Promise<Contents> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return { text: '', reason: reasonOf(error) };
  }
  const text = decodeUtf8(bytes);
  const declared = foreignEncoding(text ?? bytes.subarray(0, 400).toString('latin1'));
  if (text !== undefined && declared === undefined) return { text };
  return { text: text ?? guess(bytes), reason: encodingReason(text !== undefined, declared) };
}

/** Why a file that is not UTF-8 is not read. */
export function encodingReason(isUtf8: boolean, declared: string | undefined): string {
  if (declared === undefined) return 'it is not UTF-8. Save it as UTF-8.';
  const bytes = isUtf8 ? 'its bytes are UTF-8' : 'Userlint reads UTF-8 only';
  return `its XML declaration says ${declared}, but ${bytes}. Save it as UTF-8 and declare encoding="UTF-8".`;
}

/** Enough to tell what kind of document it is. */
function guess(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  return new TextDecoder(utf16 ?? 'windows-1252').decode(bytes);
}

/** Why the file system refused, for a person; anything else is thrown on. */
function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === undefined) throw error;
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read.';
  if (code === 'EISDIR') return 'it is a folder.';
  return `it cannot be read (${code}).`;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
