import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  type CodeFile,
  nameCodesFolder,
  readCodeFile,
  sandboxPort,
  sizeOfCodeFile,
  writeCodeFile,
} from '@userlint/rules';
import {
  type Environments,
  fetchCodes,
  printableLine,
  sandboxEnvironments,
  tableNames,
} from '@userlint/wire';
import {
  largestFile,
  type Obstacle,
  obstacleTo,
  readInside,
  replaceFile,
  settingsName,
} from '@userlint/workspace-files';
import { exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { readArguments, readNumber, reportUsage, UsageError } from '../usage.ts';

interface PullArguments {
  readonly environments: Environments;
  readonly names: readonly string[];
  /** The folder of the userlint.json. */
  readonly folder: string;
  /** The folder in it that the files go to. */
  readonly into: string;
  readonly yes: boolean;
  readonly settings: boolean;
}

export async function codesCommand(args: readonly string[], io: Io): Promise<number> {
  try {
    return await pull(readPullArguments(args, io), io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    reportUsage('codes', error, io);
    return exit.usage;
  }
}

function readPullArguments(args: readonly string[], io: Io): PullArguments {
  const { values, positionals } = readArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      port: { type: 'string', default: String(sandboxPort) },
      tables: { type: 'string' },
      into: { type: 'string', default: 'codes' },
      yes: { type: 'boolean', default: false },
      settings: { type: 'boolean', default: false },
    },
  });
  const [verb, folder = '.', ...more] = positionals;
  if (verb !== 'pull' || more.length > 0) throw new UsageError('write: userlint codes pull [FOLDER].');
  if (values.from === undefined) throw new UsageError('say where from: --from sandbox.');
  if (values.from !== 'sandbox') {
    throw new UsageError(
      `"${values.from}" is not a place Userlint can fetch from. For now there is only --from sandbox; real services follow.`,
    );
  }
  if (!/^[\w-]+(?:\/[\w-]+)*$/.test(values.into))
    throw new UsageError('--into needs the name of a folder beside userlint.json, such as codes.');
  return {
    environments: sandboxEnvironments(readNumber('port', values.port, 1, 65_535)),
    names: values.tables === undefined ? tableNames : readNames(values.tables),
    folder: resolve(io.cwd, folder),
    into: values.into,
    yes: values.yes,
    settings: values.settings,
  };
}

function readNames(list: string): readonly string[] {
  const names = list.split(',').map((name) => name.slice(name.indexOf('/') + 1).trim());
  const unknown = names.filter((name) => !tableNames.includes(name));
  if (unknown.length > 0)
    throw new UsageError(`there is no table "${unknown.join('", "')}". There are: ${tableNames.join(', ')}.`);
  return [...new Set(names)];
}

async function pull(asked: PullArguments, io: Io): Promise<number> {
  const { environments, names, folder, into, yes, settings } = asked;
  if (!(await isFolder(folder))) throw new UsageError(`${folder} is no folder.`);
  const before = new Map<string, Before>();
  for (const name of names) before.set(name, await lookAt(folder, `${into}/${name}.json`, name));
  if (!mayWrite(before, yes, io)) return exit.refused;

  const { files, failed } = await fetchAll(names, environments, io);
  for (const [reason, tables] of failed)
    io.err(`Not fetched: ${tables.join(', ')}. ${printableLine(reason)}\n`);
  if (files.length === 0) {
    io.err('Nothing was written.\n');
    return exit.refused;
  }
  // Again, for the fetching took its time.
  for (const { table } of files) {
    const path = `${into}/${table}.json`;
    const obstacle = await obstacleTo(folder, join(folder, path));
    if (obstacle === undefined) continue;
    io.err(`${path} ${whyNot[obstacle.is]}. Nothing was written.\n`);
    return exit.refused;
  }
  const where = folder === io.cwd ? into : `${printableLine(folder)}/${into}`;
  io.out(`From ${environments.title} (${environments.origin}), into ${where}/:\n`);
  for (const file of files) {
    const replaces = before.get(file.table)?.date;
    const note = replaces === undefined ? '' : `, replaces that of ${replaces}`;
    io.out(`  ${file.table}.json  ${sizeOfCodeFile(file)}${note}\n`);
  }
  await mkdir(join(folder, into), { recursive: true });
  for (const file of files) await replaceFile(join(folder, into, `${file.table}.json`), writeCodeFile(file));
  const named = await nameInSettings(folder, into, settings, io);
  return failed.size === 0 && named ? exit.done : exit.refused;
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}

async function fetchAll(names: readonly string[], environments: Environments, io: Io) {
  const files: CodeFile[] = [];
  /** Tables by the reason, which is often the same for all. */
  const failed = new Map<string, string[]>();
  for await (const fetched of fetchCodes(names, environments, { now: io.now(), largest: largestFile })) {
    if ('file' in fetched) files.push(fetched.file);
    else failed.set(fetched.reason, [...(failed.get(fetched.reason) ?? []), fetched.name]);
  }
  return { files, failed };
}

const whyNot = {
  foreign: 'is no table Userlint wrote; --yes overwrites it',
  link: 'is a link, or behind one',
  'no folder': 'would be in something that is no folder',
} as const;

/** What stands where a table will be written. */
interface Before {
  readonly path: string;
  readonly is: 'nothing' | 'ours' | 'foreign' | Obstacle['is'];
  /** The date of the table that stands there. */
  readonly date?: string | undefined;
}

async function lookAt(folder: string, path: string, table: string): Promise<Before> {
  const file = join(folder, path);
  const obstacle = await obstacleTo(folder, file);
  if (obstacle !== undefined) return { path, is: obstacle.is };
  const found = await readInside(folder, file);
  if (found === undefined) return { path, is: 'nothing' };
  const known = 'text' in found ? readCodeFile(found.text) : undefined;
  if (known === undefined || 'problem' in known || known.table !== table) return { path, is: 'foreign' };
  return { path, is: 'ours', date: known.kind === 'codes' ? known.codes.date : known.mapping.date };
}

/** Its own files are written anew; others only when told to, and nothing behind a link. */
function mayWrite(before: ReadonlyMap<string, Before>, yes: boolean, io: Io): boolean {
  let may = true;
  for (const { path, is } of before.values()) {
    if (is === 'nothing' || is === 'ours' || (is === 'foreign' && yes)) continue;
    io.err(`${path} ${whyNot[is]}.\n`);
    may = false;
  }
  if (!may) io.err('Nothing was fetched.\n');
  return may;
}

/** False when the settings should name the folder and cannot. */
async function nameInSettings(folder: string, into: string, told: boolean, io: Io): Promise<boolean> {
  const file = join(folder, settingsName);
  const found = (await obstacleTo(folder, file)) ?? (await readInside(folder, file));
  const named = found === undefined || 'text' in found ? nameCodesFolder(found?.text, into) : undefined;
  const line = `"codes": "${into}/", "mappings": "${into}/"`;
  if (found !== undefined && 'text' in found && found.text === named) return true;
  if (!told) {
    io.out(`To use them, add ${line} to ${settingsName}, or have --settings do it.\n`);
    return true;
  }
  if (named === undefined) {
    io.err(
      `${settingsName} is a link, cannot be read, or says something else about codes. Write there: ${line}\n`,
    );
    return false;
  }
  await replaceFile(file, named);
  io.out(`  ${settingsName}  names them\n`);
  return true;
}
