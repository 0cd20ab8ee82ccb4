import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isGroup } from '../record/record.ts';

/** What a service keeps of its users. */
export interface Keeping<User> {
  /** The name of the list in the data file: 'almaUsers'. */
  readonly name: string;
  /** Who is there at the first start. */
  readonly seeds: readonly User[];
  /** Whether an entry of the data file can be one of them. */
  readonly isUser: (entry: unknown) => entry is User;
}

/** The users of one service. */
export class Users<User> {
  #all: readonly User[];
  readonly #save: (all: readonly User[]) => void;

  constructor(all: readonly User[], save: (all: readonly User[]) => void) {
    this.#all = all;
    this.#save = save;
  }

  get all(): readonly User[] {
    return this.#all;
  }

  /** `after` undefined: the user is deleted; `before` undefined: it is new. Throws when the file cannot be written. */
  put(before: User | undefined, after: User | undefined): void {
    const all = replace(this.#all, before, after);
    // The file first: what cannot be kept is not done.
    this.#save(all);
    this.#all = all;
  }
}

/** What the sandbox remembers, the users of each service: in memory, and in a file if it was given one. */
export class Store {
  readonly #file: string | undefined;
  /** Nothing is there yet: every service begins with its seeds. */
  readonly #isNew: boolean;
  /** What stands in the file: a list for each service, by name. */
  #lists: ReadonlyMap<string, unknown>;

  /** Loads `file` where there is one; throws when it cannot be read or is no data file. */
  constructor(file?: string) {
    const loaded = file === undefined ? undefined : load(file);
    this.#file = file;
    this.#isNew = loaded === undefined;
    this.#lists = loaded ?? new Map();
  }

  /** The users of a service; throws when the data file has none, or other things than users, in their place. */
  users<User>({ name, seeds, isUser }: Keeping<User>): Users<User> {
    const all: unknown = this.#isNew ? seeds : this.#lists.get(name);
    if (!Array.isArray(all) || !all.every(isUser)) throw noDataFile(this.#file);
    this.#lists = new Map([...this.#lists, [name, all]]);
    return new Users(all, (changed) => this.#commit(new Map([...this.#lists, [name, changed]])));
  }

  /** Writes the file, if there is one; throws when it cannot be written. */
  save(): void {
    this.#commit(this.#lists);
  }

  #commit(lists: ReadonlyMap<string, unknown>): void {
    if (this.#file !== undefined) write(this.#file, lists);
    this.#lists = lists;
  }
}

function replace<T>(all: readonly T[], before: T | undefined, after: T | undefined): readonly T[] {
  const rest = all.map((one) => (one === before ? after : one)).filter((one) => one !== undefined);
  return before === undefined && after !== undefined ? [...rest, after] : rest;
}

function load(file: string): ReadonlyMap<string, unknown> | undefined {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(
      `${file} cannot be read as a data file: name a file, in a folder that exists, with --data.`,
      { cause: error },
    );
  }
  const content = parse(source);
  if (!isGroup(content)) throw noDataFile(file);
  return new Map(Object.entries(content));
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function noDataFile(file = ''): Error {
  return new Error(`${file} is no data file of the sandbox. Delete it, or name another one with --data.`);
}

/** All or nothing, and readable by nobody else. */
function write(file: string, lists: ReadonlyMap<string, unknown>): void {
  const fresh = `${file}.${randomUUID()}.tmp`;
  const content = JSON.stringify(Object.fromEntries(lists), null, 2);
  writeFileSync(fresh, `${content}\n`, { mode: 0o600, flag: 'wx', flush: true });
  renameSync(fresh, file);
}
