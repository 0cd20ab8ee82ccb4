import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type Group, isGroup } from './record/record.ts';
import { seeds } from './seeds.ts';

/** A stored Alma user. */
export interface AlmaUser {
  /** By the names of the REST user, without wrappers and labels. */
  readonly user: Group;
  /** Protected fields that a librarian has changed by hand: an update keeps them unless `override` names them. */
  readonly handEdited: readonly string[];
}

/** A stored OLSA user, by the names of EditUserRequest; profile fields by their id. */
export type OlsaUser = Group;

export interface State {
  readonly almaUsers: readonly AlmaUser[];
  readonly olsaUsers: readonly OlsaUser[];
}

/** What the sandbox remembers: in memory, and in a file if it was given one. */
export class Store {
  #state: State;
  readonly #file: string | undefined;

  /** Loads `file` where there is one, else makes it; throws when it is no data file or cannot be written. */
  constructor(file?: string) {
    this.#file = file;
    this.#state = (file === undefined ? undefined : load(file)) ?? seeds;
    // Now rather than with the first update, which could then not be kept.
    if (file !== undefined) save(file, this.#state);
  }

  get almaUsers(): readonly AlmaUser[] {
    return this.#state.almaUsers;
  }

  get olsaUsers(): readonly OlsaUser[] {
    return this.#state.olsaUsers;
  }

  /** `after` undefined: the user is deleted; `before` undefined: it is new. */
  putAlmaUser(before: AlmaUser | undefined, after: AlmaUser | undefined): void {
    this.#commit({ ...this.#state, almaUsers: replace(this.almaUsers, before, after) });
  }

  putOlsaUser(before: OlsaUser | undefined, after: OlsaUser): void {
    this.#commit({ ...this.#state, olsaUsers: replace(this.olsaUsers, before, after) });
  }

  /** The file first: what cannot be kept is not done. */
  #commit(state: State): void {
    if (this.#file !== undefined) save(this.#file, state);
    this.#state = state;
  }
}

function replace<T>(all: readonly T[], before: T | undefined, after: T | undefined): readonly T[] {
  const rest = all.map((one) => (one === before ? after : one)).filter((one) => one !== undefined);
  return before === undefined && after !== undefined ? [...rest, after] : rest;
}

function load(file: string): State | undefined {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(
      `${file} cannot be read as a data file: name a file, in a folder that exists, with --data.`,
      {
        cause: error,
      },
    );
  }
  const state = parse(source);
  if (state === undefined) {
    throw new Error(`${file} is no data file of the sandbox. Delete it, or name another one with --data.`);
  }
  return state;
}

function parse(source: string): State | undefined {
  let state: unknown;
  try {
    state = JSON.parse(source);
  } catch {
    return undefined;
  }
  return isState(state) ? state : undefined;
}

function isState(value: unknown): value is State {
  return (
    isGroup(value) &&
    Array.isArray(value.almaUsers) &&
    value.almaUsers.every((one) => isGroup(one) && isGroup(one.user) && Array.isArray(one.handEdited)) &&
    Array.isArray(value.olsaUsers) &&
    value.olsaUsers.every(isGroup)
  );
}

/** All or nothing, and readable by nobody else. */
function save(file: string, state: State): void {
  const fresh = `${file}.${randomUUID()}.tmp`;
  writeFileSync(fresh, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  renameSync(fresh, file);
}
