import {
  type CodeFile,
  type InstitutionMapping,
  type InstitutionTable,
  services,
  writeCodeFile,
} from '@userlint/rules';
import { fetchProfileFields, profileFields } from './fetch-profile-fields.ts';
import { type FetchedRows, fetchTable, type Row, type TableKind } from './fetch-table.ts';
import type { SendOptions } from './send.ts';
import type { Target } from './target.ts';

/** A table as it will be kept, or why it was not to be had. */
export type FetchedTable =
  | { readonly name: string; readonly file: CodeFile }
  | { readonly name: string; readonly reason: string };

/** Alma has code tables; of OLSA there are the profile fields of a site. */
const [alma] = services.filter(({ id }) => id === 'alma');
const mappings = new Map(Object.entries(alma?.mappings ?? {}));

/** The tables that fields name, code tables first. */
export const tableNames: readonly string[] = [
  ...Object.keys(alma?.codes ?? {}),
  ...mappings.keys(),
  profileFields,
];

/** Where a mapping table says the record type. */
const recordTypes = 'AddNewUserOptions';

/**
 * Fetches tables one after the other; nothing is fetched any more once `signal` says so. `names`: some of `tableNames`.
 */
export async function* fetchCodes(
  names: readonly string[],
  target: Target,
  { now, ...options }: SendOptions & { readonly now: Date },
): AsyncIterable<FetchedTable> {
  const fetching = new Fetching(target, now.toISOString().slice(0, 10), options);
  const from = new URL(target.origin).host;
  for (const name of names) {
    if (options.signal?.aborted === true) return;
    const mapping = mappings.get(name);
    const found =
      mapping === undefined ? await fetching.codes(name) : await fetching.mapping(name, mapping.codes);
    yield 'reason' in found ? { name, reason: found.reason } : keepable({ table: name, from, ...found });
  }
}

/** What is larger would not be read again. */
const largest = 1_000_000;

function keepable(file: CodeFile): FetchedTable {
  const size = Buffer.byteLength(writeCodeFile(file));
  return size > largest
    ? { name: file.table, reason: 'It would be larger than 1 MB.' }
    : { name: file.table, file };
}

type Failed = { readonly reason: string };
type Codes = Failed | { readonly kind: 'codes'; readonly codes: InstitutionTable };
type Mapped = Failed | { readonly kind: 'mapping'; readonly mapping: InstitutionMapping };

/** One round of fetching; a code table that several tables need is fetched once. */
class Fetching {
  readonly #target: Target;
  readonly #date: string;
  readonly #options: SendOptions;
  readonly #codes = new Map<string, Promise<Codes>>();
  /** Whoever does not answer once is not asked again. */
  #unanswered: FetchedRows | undefined;

  constructor(target: Target, date: string, options: SendOptions) {
    this.#target = target;
    this.#date = date;
    this.#options = options;
  }

  codes(name: string): Promise<Codes> {
    let codes = this.#codes.get(name);
    if (codes === undefined) {
      codes = this.#fetchCodes(name);
      this.#codes.set(name, codes);
    }
    return codes;
  }

  async #fetch(kind: TableKind, name: string): Promise<FetchedRows> {
    if (this.#unanswered !== undefined) return this.#unanswered;
    const found =
      name === profileFields
        ? await fetchProfileFields(this.#target, this.#options)
        : await fetchTable(kind, name, this.#target, this.#options);
    if ('reason' in found && found.unanswered) this.#unanswered = found;
    return found;
  }

  async #fetchCodes(name: string): Promise<Codes> {
    const found = await this.#fetch('code-tables', name);
    if ('reason' in found) return found;
    const codes = new Map<string, string>();
    const disabled = new Set<string>();
    for (const row of found.rows) {
      const code = row.get('code');
      if (code === undefined || code === '') continue;
      if (row.get('enabled') === 'false') disabled.add(code);
      else codes.set(code, row.get('description') ?? '');
    }
    return { kind: 'codes', codes: { date: this.#date, codes, disabled } };
  }

  /** No page says what the columns of a mapping table hold: they are told by the codes that stand in them. */
  async mapping(name: string, codesName: string): Promise<Mapped> {
    const found = await this.#fetch('mapping-tables', name);
    if ('reason' in found) return found;
    const [types, codes] = [await this.codes(recordTypes), await this.codes(codesName)];
    if ('reason' in types)
      return { reason: `It cannot be read without the table ${recordTypes}. ${types.reason}` };
    if ('reason' in codes)
      return { reason: `It cannot be read without the table ${codesName}. ${codes.reason}` };
    const rows = found.rows.filter((row) => row.get('enabled') !== 'false');
    const known = new Map([...types.codes.codes.keys()].map((type) => [type.toUpperCase(), type]));
    const typeColumn = columnOf(rows, (value) => known.has(value.toUpperCase()));
    const codeColumn = columnOf(
      rows,
      (value) => codes.codes.codes.has(value) || codes.codes.disabled.has(value),
      typeColumn,
    );
    if (typeColumn === undefined || codeColumn === undefined)
      return { reason: `Its columns are not record types and codes of ${codesName}.` };
    const lists = new Map<string, Set<string>>();
    for (const row of rows) {
      const type = known.get(row.get(typeColumn)?.toUpperCase() ?? '') ?? '';
      const list = lists.get(type) ?? new Set();
      lists.set(type, list.add(row.get(codeColumn) ?? ''));
    }
    return { kind: 'mapping', mapping: { date: this.#date, codes: lists } };
  }
}

/** The first column whose every value is one of these. */
function columnOf(
  rows: readonly Row[],
  isOne: (value: string) => boolean,
  besides?: string,
): string | undefined {
  const columns = [...(rows[0]?.keys() ?? [])].filter((name) => /^column\d+$/.test(name) && name !== besides);
  return columns.find((name) => rows.every((row) => isOne(row.get(name) ?? '')));
}
