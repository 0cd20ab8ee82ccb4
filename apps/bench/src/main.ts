import { readFileSync, writeFileSync } from 'node:fs';
import { type Measured, measured, needs } from './figures.ts';
import { measure } from './measure.ts';
import { type Options, readOptions, usage } from './options.ts';
import { comparison, table, withTable } from './report.ts';
import { idOf, type Row, rows } from './rows.ts';
import { Samples } from './series.ts';
import { Setup } from './setup.ts';
import { accept, fallen, type Reached } from './verdict.ts';

const reachedFile = new URL('../reached.json', import.meta.url);
const pageFile = new URL('../../../docs/benchmarks.md', import.meta.url);

async function main(): Promise<number> {
  let options: Options;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  const chosen = rows.filter((row) => isChosen(row, options));
  if (options.list) {
    process.stdout.write(`${chosen.map(idOf).join('\n')}\n`);
    return 0;
  }
  const setup = new Setup(options);
  // A load file may have a gigabyte: it does not stay behind.
  const interrupted = () => {
    setup.remove();
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  try {
    return await bench(chosen, setup);
  } finally {
    setup.remove();
  }
}

async function bench(chosen: readonly Row[], setup: Setup): Promise<number> {
  const { options } = setup;
  const samples = await take(chosen, setup);
  const all = chosen.map((row) => measured(row, samples));
  process.stdout.write(`${table(all)}\n`);

  const compared = chosen.filter((row) => isCompared(row, options));
  if (compared.length > 0) {
    const others = compared.map((row) => measured(row, samples, 'other'));
    process.stdout.write(`${comparison(all, others)}\n`);
  }

  const isWhole = options.only === undefined && options.runs === undefined && compared.length === 0;
  if (isWhole) writeFileSync(pageFile, withTable(readFileSync(pageFile, 'utf8'), all, new Date()));

  const reached = readReached();
  if (options.accept) {
    writeFileSync(reachedFile, `${JSON.stringify(Object.fromEntries(accept(all, reached)), undefined, 2)}\n`);
    return 0;
  }
  const lost = await confirmed(fallen(all, reached), reached, setup);
  for (const { row, ratio, failures } of lost) {
    const now = failures.ours ?? ratio.toPrecision(3);
    process.stdout.write(`Lost: ${idOf(row)} was ${reached.get(idOf(row))}, now ${now}.\n`);
  }
  return lost.length === 0 ? 0 : 1;
}

/** A fall is measured twice more before it counts: the middle of the three ratios must have fallen. */
async function confirmed(
  suspects: readonly Measured[],
  reached: Reached,
  setup: Setup,
): Promise<readonly Measured[]> {
  if (suspects.length === 0) return [];
  const suspected = suspects.map(({ row }) => row);
  const second = await take(suspected, setup);
  const third = await take(suspected, setup);
  const middles = suspects.map((first) =>
    middle([first, measured(first.row, second), measured(first.row, third)]),
  );
  return fallen(middles, reached);
}

/** The one of three whose ratio is neither the best nor the worst; a failure is the worst. */
function middle(three: [Measured, Measured, Measured]): Measured {
  const cost = ({ ratio }: Measured) => (Number.isNaN(ratio) ? Number.MAX_VALUE : ratio);
  const [, between] = three.toSorted((a, b) => cost(a) - cost(b));
  return between ?? three[0];
}

async function take(chosen: readonly Row[], setup: Setup): Promise<Samples> {
  const samples = new Samples();
  const wanted = chosen.flatMap((row) => [
    ...needs(row),
    ...(isCompared(row, setup.options) ? needs(row, 'other') : []),
  ]);
  await measure([...new Set(wanted)], samples, setup);
  return samples;
}

function isChosen(row: Row, { only, huge }: Options): boolean {
  if (only !== undefined) return only.test(idOf(row));
  return huge || !row.what.includes('GB');
}

/** Which rows another build is measured for as well. */
function isCompared({ what }: Row, { server, cli }: Options): boolean {
  const work = what.slice(0, what.indexOf('/'));
  if (work.startsWith('lint')) return cli !== undefined;
  return server !== undefined && !['read', 'assertions'].includes(work);
}

function readReached(): Reached {
  return new Map(Object.entries(JSON.parse(readFileSync(reachedFile, 'utf8')) as Record<string, number>));
}

process.exitCode = await main();
