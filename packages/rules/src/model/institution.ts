import type { CodeTable } from '../facts/field.ts';
import type { Service } from './service.ts';

/** A code table as the institution has it. */
export interface InstitutionTable {
  /** The day it was fetched, '2026-11-21'; undefined when somebody wrote it by hand. */
  readonly date: string | undefined;
  /** Description by code. */
  readonly codes: ReadonlyMap<string, string>;
  /** Codes of it that are switched off. */
  readonly disabled: ReadonlySet<string>;
}

/** A mapping table as the institution has it: which codes go with which record type. */
export interface InstitutionMapping {
  readonly date: string | undefined;
  /** By record type, as the record writes it. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What the project's settings say of the institution. */
export interface Institution {
  /** Its code tables, by names such as 'alma/UserGroups'. */
  readonly codes: ReadonlyMap<string, InstitutionTable>;
  /** Its mapping tables, by names such as 'alma/UserRecordTypeUserGroup'. */
  readonly mappings: ReadonlyMap<string, InstitutionMapping>;
}

/** How the settings call a table: 'alma/UserGroups'. */
export function tableName(service: Service, name: string): string {
  return `${service.id}/${name}`;
}

/** The institution's own table of that name, such as 'UserGroups'; undefined where the settings state none. */
export function institutionTable(
  name: string,
  service: Service,
  { codes }: Institution,
): InstitutionTable | undefined {
  return codes.get(tableName(service, name));
}

const stock = new WeakMap<CodeTable, ReadonlyMap<string, string>>();

/** The codes that are known of a table without asking the institution. */
export function stockCodes(table: CodeTable): ReadonlyMap<string, string> {
  let codes = stock.get(table);
  if (codes === undefined) {
    codes = new Map(Object.entries(table.codes));
    stock.set(table, codes);
  }
  return codes;
}

const spellings = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, readonly string[]>>();

/** The codes that somebody may have meant who wrote a code in another case, or a label instead of a code. */
export function codesMeant(codes: ReadonlyMap<string, string>, written: string): readonly string[] {
  let index = spellings.get(codes);
  if (index === undefined) {
    index = indexed(codes);
    spellings.set(codes, index);
  }
  return index.get(fold(written)) ?? [];
}

/** Whether it is the label of the code, and not the code in another case. */
export function isLabel(codes: ReadonlyMap<string, string>, code: string, written: string): boolean {
  return fold(code) !== fold(written) && fold(codes.get(code) ?? '') === fold(written);
}

function indexed(codes: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const [code, label] of codes) {
    for (const spelling of new Set([fold(code), fold(label)])) {
      const known = index.get(spelling);
      if (known === undefined) index.set(spelling, [code]);
      else known.push(code);
    }
  }
  return index;
}

function fold(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
