import { performance } from 'node:perf_hooks';
import { LspClient } from './lsp-client.ts';
import { interleave, partsOf, type Samples, type Series, type Subject, type Who } from './series.ts';
import { serverKind } from './servers.ts';
import { Session } from './session.ts';
import type { Setup } from './setup.ts';
import { untilFirstOutput } from './whole-process.ts';

/** Keys typed before memory is read. */
const KEYS = 10;

/** Milliseconds from opening to diagnostics ('open') in a new server each time, and its peak of megabytes after some keys ('memory'). */
export async function measureOpening(
  wanted: readonly Series[],
  samples: Samples,
  setup: Setup,
): Promise<void> {
  const opened = new Set(wanted.map((series) => series.slice(series.indexOf('/') + 1)));
  await interleave(
    [...opened].map((rest) => opening(rest, samples, setup)),
    setup.rounds(5),
    samples,
  );
}

function opening(rest: string, samples: Samples, setup: Setup): Subject {
  const { load, who } = partsOf(`open/${rest}` as Series);
  return {
    series: [`open/${load}/${who}`, `memory/${load}/${who}`],
    async sample() {
      const session = await Session.startWarm(who, load, setup);
      try {
        samples.add(`open/${load}/${who}`, await session.open());
        for (let key = 0; key < KEYS; key += 1) await session.diagnostics('plain');
        const megabytes = session.client.peakMegabytes();
        if (megabytes !== undefined) samples.add(`memory/${load}/${who}`, megabytes);
      } finally {
        await session.client.end();
      }
    },
  };
}

/** The longest wait for the diagnostics of a small file while a big one beside it is being opened, in milliseconds. */
export async function measureBeside(
  wanted: readonly Series[],
  samples: Samples,
  setup: Setup,
): Promise<void> {
  const subjects = wanted.map((series): Subject => {
    const { load, who } = partsOf(series);
    return { series: [series], sample: async () => samples.add(series, await longestWait(who, load, setup)) };
  });
  await interleave(subjects, setup.rounds(5), samples);
}

async function longestWait(who: Who, load: string, setup: Setup): Promise<number> {
  const small = await Session.startWarm(who, load.replace(/\d+MB$/, '8KB'), setup);
  try {
    await small.open();
    for (let key = 0; key < KEYS; key += 1) await small.diagnostics('plain');
    const big = small.beside(load);
    let isOpen = false;
    const opened = big.open().then(() => {
      isOpen = true;
    });
    let longest = 0;
    while (!isOpen) longest = Math.max(longest, await small.diagnostics('plain'));
    await opened;
    return longest;
  } finally {
    await small.client.end();
  }
}

/**
 * Milliseconds from starting a process until it answered `initialize` ('start'; Node itself: until it prints something),
 * and until the diagnostics of a file that was opened at once are there ('first').
 */
export async function measureStart(wanted: readonly Series[], samples: Samples, setup: Setup): Promise<void> {
  const subjects = wanted.map((series): Subject => {
    const { work, load, who } = partsOf(series);
    const once = () => (work === 'first' ? first(who, load, setup) : start(who, setup));
    return {
      series: [series],
      // The first one reads files that the system has not in memory.
      prepare: async () => void (await once()),
      sample: async () => samples.add(series, await once()),
    };
  });
  await interleave(subjects, setup.rounds(15), samples);
}

async function start(who: Who, setup: Setup): Promise<number> {
  if (who === 'node') return untilFirstOutput(process.execPath, ['-e', 'process.stdout.write("here")']);
  const started = performance.now();
  const client = new LspClient(serverKind(who, setup));
  await client.initialize(setup.uri);
  const milliseconds = performance.now() - started;
  await client.end();
  return milliseconds;
}

async function first(who: Who, load: string, setup: Setup): Promise<number> {
  const started = performance.now();
  const session = await Session.start(who, load, setup);
  await session.open();
  const milliseconds = performance.now() - started;
  await session.client.end();
  return milliseconds;
}
