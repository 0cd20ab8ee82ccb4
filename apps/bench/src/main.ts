import { readFileSync, writeFileSync } from 'node:fs';
import { type Measured, measured, needs } from './figures.ts';
import { measure } from './measure.ts';
import { type Options, readOptions, usage } from './options.ts';
import { comparison, page, table } from './report.ts';
import { idOf, type Row, rows } from './rows.ts';
import { Samples, type Series } from './series.ts';
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
  const interrupted = () => {
    setup.remove();
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  try {
    return await bench(chosen, setup);
  } finally {
    setup.remove();
  }
}

async function bench(chosen: readonly Row[], setup: Setup): Promise<number> {
  const { options } = setup;
  const samples = new Samples();
  await measure(seriesOf(chosen, options), samples, setup);
  const all = chosen.map((row) => measured(row, samples));
  process.stdout.write(`${table(all)}\n`);

  const compared = chosen.filter((row) => isCompared(row, options));
  if (compared.length > 0) {
    const pairs = compared.map((row) => ({
      ours: measured(row, samples),
      other: measured(row, samples, 'other'),
    }));
    process.stdout.write(`${comparison(pairs)}\n`);
  }

  const isWhole = options.only === undefined && options.runs === undefined && compared.length === 0;
  if (isWhole) writeFileSync(pageFile, page(all, new Date()));

  const reached = readReached();
  if (options.accept) {
    writeFileSync(reachedFile, `${JSON.stringify(Object.fromEntries(accept(all, reached)), undefined, 2)}\n`);
    return 0;
  }
  return verdict(all, reached, setup);
}

/** A fall is measured twice more before it counts: the middle of the three ratios must have fallen. */
async function verdict(all: readonly Measured[], reached: Reached, setup: Setup): Promise<number> {
  let suspects = fallen(all, reached);
  if (suspects.length === 0) return 0;
  const tries = suspects.map((suspect) => [suspect]);
  for (let again = 0; again < 2; again += 1) {
    const samples = new Samples();
    await measure(
      seriesOf(
        suspects.map(({ row }) => row),
        setup.options,
      ),
      samples,
      setup,
    );
    for (const attempts of tries) {
      const [first] = attempts;
      if (first !== undefined) attempts.push(measured(first.row, samples));
    }
  }
  suspects = tries.flatMap((attempts) => attempts.sort((a, b) => a.ratio - b.ratio)[1] ?? []);
  const lost = fallen(suspects, reached);
  for (const { row, ratio } of lost) {
    process.stdout.write(`Lost: ${idOf(row)} was ${reached.get(idOf(row))}, is ${ratio.toPrecision(3)}.\n`);
  }
  return lost.length === 0 ? 0 : 1;
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

function seriesOf(chosen: readonly Row[], options: Options): readonly Series[] {
  const wanted = chosen.flatMap((row) => [
    ...needs(row),
    ...(isCompared(row, options) ? needs(row, 'other') : []),
  ]);
  return [...new Set(wanted)];
}

function readReached(): Reached {
  return new Map(Object.entries(JSON.parse(readFileSync(reachedFile, 'utf8')) as Record<string, number>));
}

process.exitCode = await main();
