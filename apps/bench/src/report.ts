import { cpus, platform } from 'node:os';
import { isLoad, type Measured } from './figures.ts';
import type { Row, Target } from './rows.ts';
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
export function comparison(pairs: readonly { readonly ours: Measured; readonly other: Measured }[]): string {
  const lines = pairs.map(({ ours: { row, ours }, other }) => [
    workOf(row),
    figure(ours, row),
    figure(other.ours, row),
    times(ours / other.ours),
  ]);
  return markdown(['work', 'this build', 'the other build', 'ratio'], lines);
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

/** 'xml-sound-100MB' → '100 MB XML', 'hardly a finding'. */
function loadWords(load: string): string[] {
  const [, format = '', sound, size, unit] = /^(xml|json)-(sound-)?([\d.]+)(\w+)$/.exec(load) ?? [];
  if (size === undefined) return [];
  return [`${size} ${unit} ${format.toUpperCase()}`, ...(sound === undefined ? [] : ['hardly a finding'])];
}

function peerName({ against }: Row): string {
  return isLoad(against) ? `Userlint, ${loadWords(against).join(', ')}` : peers[against];
}

function figure(value: number, { what, statistic }: Row): string {
  if (Number.isNaN(value)) return 'not to be had here';
  if (statistic === 'growth') return times(value);
  const unit = units.get(what.slice(0, what.indexOf('/'))) ?? 'ms';
  return `${digits(value)} ${unit}`;
}

function times(ratio: number): string {
  return Number.isNaN(ratio) ? '–' : `${digits(ratio)} ×`;
}

function targetOf(row: Row): string {
  const { target } = row;
  if (target === undefined) return '–';
  return 'figure' in target ? `≤ ${figure(target.figure, row)}` : `≤ ${ratioWords(target)}`;
}

function ratioWords({ times: most }: Extract<Target, { times: number }>): string {
  return most >= 0.1 ? `${digits(most)} ×` : `1/${Math.round(1 / most)} ×`;
}

/** Three digits that count. */
function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(value < 0.1 ? 2 : 3)));
}

/** The page of the documentation. */
export function page(all: readonly Measured[], now: Date): string {
  const [cpu] = cpus();
  const day = now.toISOString().slice(0, 10);
  const machine = `${cpus().length} cores (${cpu?.model.trim()}), ${platform()}, Node ${process.versions.node}`;
  return `# Benchmarks

<!-- Written by \`npm run bench\`; do not edit. -->

Measured ${day} on ${machine}.

${table(all)}`;
}
