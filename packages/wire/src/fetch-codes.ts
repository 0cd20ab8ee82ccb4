import {
  askForTable,
  type CodeFile,
  type InstitutionMapping,
  type InstitutionTable,
  services,
  type TableRow,
  type TableSource,
  writeCodeFile,
} from '@userlint/rules';
import type { Environments } from './environment/sandbox.ts';
import { exchange } from './run/exchange.ts';
import { answerLimit, type SendOptions } from './socket/send.ts';
import type { Verdict } from './verdict.ts';

/** A table as it will be kept, or why it was not to be had. */
export type FetchedTable =
  | { readonly name: string; readonly file: CodeFile }
  | { readonly name: string; readonly reason: string };

/** Where each table comes from. */
const sources: ReadonlyMap<string, TableSource> = new Map(
  services.flatMap(({ tables }) =>
    tables.flatMap((source) => source.names.map((name) => [name, source] as const)),
  ),
);

const mappings = new Map(services.flatMap((service) => Object.entries(service.mappings)));

/** The tables that fields and mappings name, those of one call together. */
export const tableNames: readonly string[] = [...sources.keys()];

export interface FetchOptions extends SendOptions {
  readonly now: Date;
  /** The size, in bytes, of the largest file that whoever keeps the tables would read again. */
  readonly largest: number;
}

/**
 * Fetches tables one after the other; nothing is fetched any more once `signal` says so. `names`: some of `tableNames`.
 */
export async function* fetchCodes(
  names: readonly string[],
  environments: Environments,
  { now, largest, ...options }: FetchOptions,
): AsyncIterable<FetchedTable> {
  const fetching = new Fetching(environments, now.toISOString().slice(0, 10), options);
  const from = new URL(environments.origin).host;
  for (const name of names) {
    if (options.signal?.aborted === true) return;
    const found = mappings.has(name) ? await fetching.mapping(name) : await fetching.codes(name);
    yield 'reason' in found
      ? { name, reason: found.reason }
      : keepable({ table: name, from, ...found }, largest);
  }
}

function keepable(file: CodeFile, largest: number): FetchedTable {
  const size = Buffer.byteLength(writeCodeFile(file));
  return size > largest
    ? { name: file.table, reason: `It would be larger than ${largest / 1_000_000} MB.` }
    : { name: file.table, file };
}

type Failed = { readonly reason: string };
type Rows = Failed | { readonly rows: readonly TableRow[] };
type Codes = Failed | { readonly kind: 'codes'; readonly codes: InstitutionTable };
type Mapped = Failed | { readonly kind: 'mapping'; readonly mapping: InstitutionMapping };

/** One round of fetching; a code table that several tables need is fetched once. */
class Fetching {
  readonly #environments: Environments;
  readonly #date: string;
  readonly #options: SendOptions;
  readonly #codes = new Map<string, Promise<Codes>>();
  /** Whoever does not answer once is not asked again. */
  #unanswered: Failed | undefined;

  constructor(environments: Environments, date: string, options: SendOptions) {
    this.#environments = environments;
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

  async #fetch(name: string): Promise<Rows> {
    if (this.#unanswered !== undefined) return this.#unanswered;
    const source = sources.get(name);
    if (source === undefined) return { reason: 'There is no such table.' };
    const environment = this.#environments.of(source.operation.kind ?? '');
    const outgoing = askForTable(source, name, environment.institution ?? '');
    if (outgoing.refused !== undefined) return { reason: outgoing.refused };
    const verdict = await exchange(outgoing, environment, this.#options);
    if (verdict.answer !== undefined) return rowsOf(source, name, verdict);
    this.#unanswered = { reason: verdict.summary };
    return this.#unanswered;
  }

  async #fetchCodes(name: string): Promise<Codes> {
    const found = await this.#fetch(name);
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
  async mapping(name: string): Promise<Mapped> {
    const found = await this.#fetch(name);
    if ('reason' in found) return found;
    const { types: typesName = '', codes: codesName = '' } = mappings.get(name) ?? {};
    const [types, codes] = [await this.codes(typesName), await this.codes(codesName)];
    if ('reason' in types)
      return { reason: `It cannot be read without the table ${typesName}. ${types.reason}` };
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

function rowsOf(source: TableSource, name: string, { is, answer, errors }: Verdict): Rows {
  if (answer === undefined) return { reason: 'There is no answer.' };
  const { status, cut, body, blot } = answer;
  if (status !== 200 || is === 'refused') {
    const [error] = errors;
    const said =
      error === undefined ? '' : ` ${error.code === null ? '' : `${error.code}: `}${error.message}`;
    return { reason: `The service answered ${status}${said}.`.replace(/\.\.$/, '.') };
  }
  if (cut) return { reason: `The answer is larger than ${answerLimit / 1_000_000} MB.` };
  const rows = body?.root && source.rows(name, body.root);
  if (rows === undefined) return { reason: 'The answer is not this table.' };
  return { rows: rows.map((row) => new Map([...row].map(([column, value]) => [column, blot(value)]))) };
}

/** The first column whose every value is one of these. */
function columnOf(
  rows: readonly TableRow[],
  isOne: (value: string) => boolean,
  besides?: string,
): string | undefined {
  const columns = [...(rows[0]?.keys() ?? [])].filter((name) => /^column\d+$/.test(name) && name !== besides);
  return columns.find((name) => rows.every((row) => isOne(row.get(name) ?? '')));
}
