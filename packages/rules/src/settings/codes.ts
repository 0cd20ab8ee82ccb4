import { tableName } from '../model/institution.ts';
import type { Service } from '../model/service.ts';
import type { Settings } from '../model/settings.ts';
import { services } from '../services/index.ts';
import type { Node } from '../syntax/tree.ts';
import { nearest } from '../words/nearest.ts';
import {
  type CodeFile,
  type ReportProblem,
  readCodeFile,
  readDescriptions,
  readLists,
} from './codes-file.ts';

/** Reads files beside the settings, for those that name some. */
export interface BesideSettings {
  /** `path`: relative to the folder of the userlint.json, with '/', and inside it. Undefined: not to be had. Never rejects. */
  readFile(path: string): Promise<string | undefined>;
}

const longestPath = 200;

/** One of the two sections: how it writes a table, and which tables there are. */
interface Section<T> {
  /** By the name the settings use: 'alma/UserGroups'. */
  readonly known: ReadonlyMap<string, string>;
  readonly inline: (node: Node, report: ReportProblem) => T;
  readonly ofFile: (file: CodeFile) => T | undefined;
}

const codes: Section<CodesOf> = {
  known: known(({ codes }) => codes),
  inline: (node, report) => ({ date: undefined, codes: readDescriptions(node, report), disabled: new Set() }),
  ofFile: (file) => (file.kind === 'codes' ? file.codes : undefined),
};

const mappings: Section<MappingsOf> = {
  known: known(({ mappings }) => mappings),
  inline: (node, report) => ({ date: undefined, codes: readLists(node, report) }),
  ofFile: (file) => (file.kind === 'mapping' ? file.mapping : undefined),
};

type TableOf<Tables> = Tables extends ReadonlyMap<string, infer Table> ? Table : never;
type CodesOf = TableOf<Settings['codes']>;
type MappingsOf = TableOf<Settings['mappings']>;

export const codesSection = (node: Node, report: ReportProblem, beside: BesideSettings | undefined) =>
  readSection(codes, node, report, beside);

export const mappingsSection = (node: Node, report: ReportProblem, beside: BesideSettings | undefined) =>
  readSection(mappings, node, report, beside);

/** The names of all tables an institution may state, and the files they are looked for in. */
function known(tables: (service: Service) => Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  return new Map(
    services.flatMap((service) =>
      Object.keys(tables(service)).map((name): [string, string] => [tableName(service, name), name]),
    ),
  );
}

/** `node`: an object by table, or the name of the folder that holds the files. */
async function readSection<T>(
  section: Section<T>,
  node: Node,
  report: ReportProblem,
  beside: BesideSettings | undefined,
): Promise<ReadonlyMap<string, T>> {
  if (node.kind === 'string') return readFolder(section, node, report, beside);
  const found = new Map<string, T>();
  if (node.kind !== 'object') {
    report(node.valueSpan, `${node.name} must be an object of tables, or the name of a folder in quotes.`);
    return found;
  }
  for (const member of node.children) {
    const name = section.known.get(member.name);
    if (name === undefined) {
      const meant = nearest(member.name, section.known.keys());
      const hint =
        meant === undefined ? `Known: ${[...section.known.keys()].join(', ')}.` : `Did you mean ${meant}?`;
      report(member.nameSpan, `There is no table ${member.name}. ${hint}`);
    } else if (member.kind === 'object') found.set(member.name, section.inline(member, report));
    else {
      const table = await readNamed(section, member, name, report, beside);
      if (table !== undefined) found.set(member.name, table);
    }
  }
  return found;
}

async function readNamed<T>(
  section: Section<T>,
  node: Node,
  name: string,
  report: ReportProblem,
  beside: BesideSettings | undefined,
): Promise<T | undefined> {
  if (node.kind !== 'string') {
    report(node.valueSpan, `${node.name} must be an object, or the name of a file in quotes.`);
    return undefined;
  }
  if (!staysInside(node, report) || beside === undefined) return undefined;
  const text = await beside.readFile(node.value.value);
  if (text !== undefined) return tableIn(section, text, { path: node.value.value, name, node }, report);
  report(node.valueSpan, 'There is no such file, or it cannot be read.');
  return undefined;
}

async function readFolder<T>(
  section: Section<T>,
  node: Node,
  report: ReportProblem,
  beside: BesideSettings | undefined,
): Promise<ReadonlyMap<string, T>> {
  const found = new Map<string, T>();
  if (!staysInside(node, report) || beside === undefined) return found;
  let files = 0;
  for (const [full, name] of section.known) {
    const path = `${node.value.value.replace(/\/$/, '')}/${name}.json`;
    const text = await beside.readFile(path);
    if (text === undefined) continue;
    files += 1;
    const table = tableIn(section, text, { path, name, node }, report);
    if (table !== undefined) found.set(full, table);
  }
  if (files === 0)
    report(
      node.valueSpan,
      'There is no table in this folder. "userlint codes pull" fetches them from the service.',
    );
  return found;
}

function tableIn<T>(
  section: Section<T>,
  text: string,
  { path, name, node }: { readonly path: string; readonly name: string; readonly node: Node },
  report: ReportProblem,
): T | undefined {
  const file = readCodeFile(text);
  if ('problem' in file) {
    report(node.valueSpan, `${path}: ${file.problem}`);
    return undefined;
  }
  if (file.table !== name) {
    report(node.valueSpan, `${path} holds the table ${file.table}, not ${name}.`);
    return undefined;
  }
  const table = section.ofFile(file);
  if (table === undefined)
    report(node.valueSpan, `${path} is of the other kind: codes and mappings are two settings.`);
  return table;
}

/** A settings file may come from anywhere: what it names lies beside it, on every system. */
function staysInside(node: Node, report: ReportProblem): boolean {
  const path = node.value.value;
  const inside =
    path !== '' &&
    path.length <= longestPath &&
    !/[\\:\0]/.test(path) &&
    !path.startsWith('/') &&
    !path.split('/').includes('..');
  if (!inside)
    report(
      node.valueSpan,
      'A file or folder beside the settings is needed here, such as "codes/": with "/", and no way out.',
    );
  return inside;
}
