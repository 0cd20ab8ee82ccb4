import { cpus, platform } from 'node:os';
import { isJsonServer, isLoad, type Measured } from './figures.ts';
import type { Row } from './rows.ts';
import type { Who } from './series.ts';

const works = new Map([
  ['key', 'key → diagnostics'],
  ['key-finding', 'key that makes or mends a finding → diagnostics'],
  ['completion', 'key → completion'],
  ['hover', 'key → hover'],
  ['open', 'open → diagnostics'],
  ['memory', 'memory of the server'],
  ['beside', 'small file beside one being opened, longest wait'],
  ['lint', '`lint`, whole process'],
  ['lint-memory', 'memory of `lint`'],
  ['start', 'spawn → `initialize`'],
  ['first', 'spawn → diagnostics of a file opened at once'],
  ['bundle', 'server bundle, what is loaded at the start'],
  ['assertions', '40 assertions of a site'],
  ['read', 'reading alone, in one process'],
]);

const units = new Map([
  ['lint', 's'],
  ['memory', 'MB'],
  ['lint-memory', 'MB'],
  ['bundle', 'KB'],
]);

const peers = {
  ours: 'Userlint',
  other: 'the other build',
  null: 'null server',
  json: 'JSON server',
  'json-push': 'JSON server, not asked but publishing',
  xmllint: 'xmllint with schema',
  xmlwf: 'xmlwf',
  saxes: 'saxes',
  'JSON.parse': 'JSON.parse',
  node: 'Node alone',
  xpath: 'xpath on xmldom',
} satisfies Record<Who, string>;

const heads = ['work', 'Userlint', 'peer', 'ratio', 'target', 'reached'];

export function table(all: readonly Measured[]): string {
  const lines = all.map(({ row, ours, peer, ratio, failures, isReached }) => [
    workOf(row),
    failures.ours ?? figure(ours, row),
    `${peerName(row)}: ${failures.peer ?? figure(peer, row)}`,
    times(ratio),
    targetOf(row),
    isReached === undefined ? '–' : isReached ? 'yes' : '**no**',
  ]);
  return markdown(heads, lines);
}

/** Two builds of ours, measured in the same run. */
export function comparison(all: readonly Measured[], others: readonly Measured[]): string {
  const lines = others.map(({ row, ours: other, failures }) => {
    const here = all.find((one) => one.row === row);
    const ours = here?.ours ?? Number.NaN;
    return [
      workOf(row),
      here?.failures.ours ?? figure(ours, row),
      failures.ours ?? figure(other, row),
      times(ours / other),
    ];
  });
  // Rows that differ in the peer alone say the same here.
  const once = new Map(lines.map((line) => [line[0], line]));
  return markdown(['work', 'this build', 'the other build', 'ratio'], [...once.values()]);
}

function markdown(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function workOf({ what, statistic }: Row): string {
  const [work = '', load = ''] = what.split('/');
  const said = [works.get(work) ?? work, ...loadWords(load)];
  if (statistic === 'p95') said.push('p95');
  if (statistic === 'growth') said.push('growth from a quarter of it');
  return said.join(', ');
}

const qualities = new Map([
  ['sound', 'hardly a finding'],
  ['wide', 'names beyond Latin-1'],
]);

/** 'xml-sound-100MB' → '100 MB XML', 'hardly a finding'. */
function loadWords(load: string): string[] {
  const [, format = '', quality, size, unit] = /^(xml|json)-(?:(\w+)-)?([\d.]+)(\w+)$/.exec(load) ?? [];
  if (size === undefined) return [];
  return [
    `${size} ${unit} ${format.toUpperCase()}`,
    ...(quality === undefined ? [] : [qualities.get(quality) ?? quality]),
  ];
}

function peerName({ what, against }: Row): string {
  if (isLoad(against)) return `Userlint, ${loadWords(against).join(', ')}`;
  return isJsonServer(against) && what.includes('/xml') ? `${peers[against]}, on JSON` : peers[against];
}

function figure(value: number, { what, statistic }: Row): string {
  if (Number.isNaN(value)) return 'not to be had here';
  if (statistic === 'growth') return times(value);
  const unit = units.get(what.slice(0, what.indexOf('/'))) ?? 'ms';
  return `${digits(value)} ${unit}`;
}

function times(ratio: number): string {
  if (Number.isNaN(ratio)) return '–';
  return ratio < 0.1 ? `1/${digits(1 / ratio)}` : `${digits(ratio)} ×`;
}

function targetOf(row: Row): string {
  const { target } = row;
  if (target === undefined) return '–';
  return `≤ ${'figure' in target ? figure(target.figure, row) : times(target.times)}`;
}

/** Three digits that count. */
function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

/** The page with the table of this run in the place of the one before. */
export function withTable(page: string, all: readonly Measured[], now: Date): string {
  const [cpu] = cpus();
  const day = now.toISOString().slice(0, 10);
  const machine = `${cpus().length} cores (${cpu?.model.trim()}), ${platform()}, Node ${process.versions.node}`;
  const from = page.indexOf(open) + open.length;
  const to = page.indexOf(close);
  if (from < open.length || to < from) throw new Error('The page has no place for the table.');
  return `${page.slice(0, from)}\n${day}, ${machine}.\n\n${table(all)}${page.slice(to)}`;
}

const open = '<!-- measured -->';
const close = '<!-- /measured -->';
