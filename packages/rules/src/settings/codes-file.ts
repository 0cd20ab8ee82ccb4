import type { InstitutionMapping, InstitutionTable } from '../model/institution.ts';
import { parseJson } from '../syntax/json/index.ts';
import type { Node } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { Text } from '../text/text.ts';

/** What a file of codes says: `userlint codes pull` writes it, people may too. */
export type CodeFile = {
  /** The service's name of the table: 'UserGroups'. */
  readonly table: string;
  /** The host it was fetched from. */
  readonly from: string | undefined;
} & (
  | { readonly kind: 'codes'; readonly codes: InstitutionTable }
  | { readonly kind: 'mapping'; readonly mapping: InstitutionMapping }
);

export type ReportProblem = (span: Span, message: string) => void;

/** Reads a file of codes; a text that is none gives the reason. */
export function readCodeFile(text: string): CodeFile | { readonly problem: string } {
  const wrong: string[] = [];
  const { root, problems } = parseJson(Text.of(text), 'codes', { comments: true });
  for (const { message } of problems) wrong.push(message);
  const members = new Map(root?.kind === 'object' ? root.children.map((node) => [node.name, node]) : []);
  const stated = (name: string) => {
    const node = members.get(name);
    return node?.kind === 'string' ? node.value.value : undefined;
  };
  const report: ReportProblem = (_span, message) => wrong.push(message);
  const about = { table: stated('table') ?? '', from: stated('from') };
  const date = stated('fetched');
  const [codes, mapping] = [members.get('codes'), members.get('mapping')];
  if (date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(date))
    wrong.push('"fetched" must be a day such as "2026-11-21".');
  if (about.table === '') wrong.push('It does not say which "table" it is.');
  let file: CodeFile | undefined;
  if (codes !== undefined) {
    const off = members.get('disabled');
    const disabled = off === undefined ? new Set<string>() : readList(off, report);
    const table = { date, codes: readDescriptions(codes, report), disabled };
    file = { ...about, kind: 'codes', codes: table };
  } else if (mapping !== undefined) {
    file = { ...about, kind: 'mapping', mapping: { date, codes: readLists(mapping, report) } };
  } else wrong.push('It has neither "codes" nor a "mapping".');
  const [problem] = wrong;
  return problem === undefined && file !== undefined ? file : { problem: problem ?? 'It cannot be read.' };
}

/** `{ "STAFF": "Staff" }` */
export function readDescriptions(node: Node, report: ReportProblem): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  if (node.kind !== 'object')
    report(node.valueSpan, `${node.name} must be an object of codes and their descriptions.`);
  else
    for (const member of node.children) {
      if (member.kind === 'string') codes.set(member.name, member.value.value);
      else report(member.valueSpan, `The description of ${member.name} must be a text in quotes.`);
    }
  return codes;
}

/** `{ "STAFF": ["FACULTY", "EMERITUS"] }` */
export function readLists(node: Node, report: ReportProblem): ReadonlyMap<string, ReadonlySet<string>> {
  const lists = new Map<string, ReadonlySet<string>>();
  if (node.kind !== 'object')
    report(node.valueSpan, `${node.name} must be an object of record types and their lists of codes.`);
  else for (const member of node.children) lists.set(member.name, readList(member, report));
  return lists;
}

function readList(node: Node, report: ReportProblem): ReadonlySet<string> {
  const isList = node.kind === 'array' && node.children.every(({ kind }) => kind === 'string');
  if (!isList) report(node.valueSpan, `${node.name} must be a list of codes in quotes.`);
  return new Set(isList ? node.children.map(({ value }) => value.value) : []);
}

/** The text of a file of codes. */
export function writeCodeFile(file: CodeFile): string {
  const members: [string, string][] = [['table', JSON.stringify(file.table)]];
  const { date } = file.kind === 'mapping' ? file.mapping : file.codes;
  if (date !== undefined) members.push(['fetched', JSON.stringify(date)]);
  if (file.from !== undefined) members.push(['from', JSON.stringify(file.from)]);
  if (file.kind === 'mapping') members.push(['mapping', written(file.mapping.codes, list)]);
  else {
    members.push(['codes', written(file.codes.codes, (label) => JSON.stringify(label))]);
    if (file.codes.disabled.size > 0) members.push(['disabled', list(file.codes.disabled)]);
  }
  return `{\n${members.map(([name, text]) => `  "${name}": ${text}`).join(',\n')}\n}\n`;
}

function written<T>(entries: ReadonlyMap<string, T>, text: (value: T) => string): string {
  const lines = [...entries].map(([name, value]) => `    ${JSON.stringify(name)}: ${text(value)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
}

function list(codes: Iterable<string>): string {
  return `[${[...codes].map((code) => JSON.stringify(code)).join(', ')}]`;
}

/** How much there is in it, for people: '12 codes, 1 switched off'. */
export function sizeOfCodeFile(file: CodeFile): string {
  if (file.kind === 'mapping') return count(file.mapping.codes.size, 'record type');
  const { codes, disabled } = file.codes;
  return `${count(codes.size, 'code')}${disabled.size === 0 ? '' : `, ${disabled.size} switched off`}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
