import { measureBulk } from './bulk.ts';
import { measureBundles } from './bundle.ts';
import { measureAssertions, measureReading } from './in-process.ts';
import { measureKeystrokes } from './keystrokes.ts';
import { measureBeside, measureOpening, measureStart } from './opening.ts';
import { partsOf, type Samples, type Series } from './series.ts';
import type { Setup } from './setup.ts';

interface Measurement {
  readonly works: readonly string[];
  /** Takes samples of these series, interleaved. */
  readonly take: (wanted: readonly Series[], samples: Samples, setup: Setup) => Promise<void>;
}

const measurements: readonly Measurement[] = [
  { works: ['bundle'], take: measureBundles },
  { works: ['read'], take: measureReading },
  { works: ['assertions'], take: measureAssertions },
  { works: ['start', 'first'], take: measureStart },
  { works: ['key', 'key-finding', 'completion', 'hover'], take: measureKeystrokes },
  { works: ['open', 'memory'], take: measureOpening },
  { works: ['beside'], take: measureBeside },
  { works: ['lint', 'lint-memory'], take: measureBulk },
];

const known = new Set(measurements.flatMap(({ works }) => works));

/** Takes samples of all these series. */
export async function measure(wanted: readonly Series[], samples: Samples, setup: Setup): Promise<void> {
  const unknown = wanted.find((series) => !known.has(partsOf(series).work));
  if (unknown !== undefined) throw new Error(`Nothing measures ${unknown}.`);
  for (const { works, take } of measurements) {
    const mine = wanted.filter((series) => works.includes(partsOf(series).work));
    if (mine.length === 0) continue;
    setup.progress(`measuring ${works.join(', ')}: ${mine.length} series`);
    await take(mine, samples, setup);
  }
}
