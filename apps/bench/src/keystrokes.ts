import { performance } from 'node:perf_hooks';
import { interleave, partsOf, type Samples, type Series, type Subject, type Who } from './series.ts';
import { Session } from './session.ts';
import type { Setup } from './setup.ts';

/** What follows a key, by the work of a series. */
const works = new Map<string, (session: Session) => Promise<number>>([
  ['key', (session) => session.diagnostics('plain')],
  ['key-finding', (session) => session.diagnostics('finding')],
  ['hover', (session) => session.hover()],
  ['completion', (session) => session.completion()],
]);

/** Of one that is quick, so many keys in a row; of one that is not, so many milliseconds long, but one key at least. */
const KEYS = 10;
const SLICE = 100;

/** Milliseconds from a key to an answer, of one server with one document open. */
export async function measureKeystrokes(
  wanted: readonly Series[],
  samples: Samples,
  setup: Setup,
): Promise<void> {
  const sessions = new Map<string, Promise<Session>>();
  /** What is done to one document is done in one session. */
  const sessionOf = (series: Series) => {
    const { load, who } = partsOf(series);
    const session = sessions.get(`${load}/${who}`) ?? ready(who, load, setup);
    sessions.set(`${load}/${who}`, session);
    return session;
  };
  const subjects = wanted.map((series): Subject => {
    const measure = works.get(partsOf(series).work);
    if (measure === undefined) throw new Error(`${series} is no keystroke.`);
    return {
      series: [series],
      prepare: async () => void (await sessionOf(series)),
      async sample() {
        const session = await sessionOf(series);
        const until = performance.now() + SLICE;
        for (let key = 0; key < KEYS && (key === 0 || performance.now() < until); key += 1) {
          samples.add(series, await measure(session));
        }
      },
    };
  });
  try {
    await interleave(subjects, setup.rounds(20), samples);
  } finally {
    for (const session of await Promise.allSettled(sessions.values())) {
      if (session.status === 'fulfilled') await session.value.client.end();
    }
  }
}

/** Opens the document and types until what runs is compiled, or for three seconds. */
async function ready(who: Who, load: string, setup: Setup): Promise<Session> {
  const session = await Session.startWarm(who, load, setup);
  try {
    await session.open();
    if (who !== 'null' && who !== 'json-push') await session.expectValidating();
    const until = performance.now() + 3000;
    for (let key = 0; key < 30 && (key < 2 || performance.now() < until); key += 1) {
      await session.diagnostics('plain');
    }
    return session;
  } catch (error) {
    await session.client.end();
    throw error;
  }
}
