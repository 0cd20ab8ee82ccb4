import { performance } from 'node:perf_hooks';
import { lint, noSettings, parseJson, parseXml, readDocument, readSettings, Text } from '@userlint/rules';
import { DOMParser } from '@xmldom/xmldom';
import { SaxesParser } from 'saxes';
import { parse } from 'xpath';
import { interleave, partsOf, type Samples, type Series, type Subject, type Who } from './series.ts';
import { readLoad, type Setup } from './setup.ts';

/** Once is too short to be measured where a file is small: so many milliseconds long. */
const BATCH = 30;
/** Milliseconds in which what runs is compiled. */
const WARM_UP = 500;

/** Milliseconds of reading a text, places and all, by readers in this process. */
export async function measureReading(
  wanted: readonly Series[],
  samples: Samples,
  setup: Setup,
): Promise<void> {
  const subjects = wanted.map((series): Subject => {
    const { load, who } = partsOf(series);
    const text = setup.text(load);
    const read = reader(who, readLoad(load).format);
    const once = () => read(text);
    return {
      series: [series],
      prepare: async () => void mean(once, WARM_UP),
      sample: async () => samples.add(series, mean(once, BATCH)),
    };
  });
  await interleave(subjects, setup.rounds(15), samples);
}

function reader(who: Who, format: 'xml' | 'json'): (text: string) => unknown {
  if (who === 'saxes') return readBySaxes;
  if (who === 'JSON.parse') return JSON.parse;
  return format === 'xml' ? (text) => parseXml(Text.of(text)) : (text) => parseJson(Text.of(text), 'user');
}

function readBySaxes(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}

/** Places of the record that the assertions stand at, and what they ask there. */
const places = [
  'user',
  'user/contact_info/addresses/address',
  'user/contact_info/emails/email',
  'user/user_notes/user_note',
];
const questions = [
  '*',
  "@segment_type = 'External' or not(@segment_type)",
  'string-length(.) > 3',
  "not(@preferred = 'maybe')",
];
const ASSERTIONS = 40;

/** Milliseconds that 40 assertions of a site add to linting a small file; of the peer, the same questions asked freely. */
export async function measureAssertions(
  wanted: readonly Series[],
  samples: Samples,
  setup: Setup,
): Promise<void> {
  const asked = Array.from({ length: ASSERTIONS }, (_, at) => ({
    place: places[at % places.length] ?? '',
    question: questions[Math.floor(at / places.length) % questions.length] ?? '',
  }));
  const rules = asked.map(({ place, question }, at) => [
    `site/assertion-${at}`,
    { at: place, assert: question, say: 'Not so.' },
  ]);
  const { project, findings } = await readSettings(JSON.stringify({ rules: Object.fromEntries(rules) }));
  if (findings.length > 0) throw new Error(findings[0]?.message);
  const settings = project.settingsFor('load.xml');
  const expressions = asked.map(({ place, question }) =>
    parse(`//${place.split('/').at(-1)}[not(${question})]`),
  );
  const subjects = wanted.map((series): Subject => {
    const { load, who } = partsOf(series);
    const text = setup.text(load);
    const now = new Date();
    const linted = (used: typeof settings) => () =>
      lint(readDocument({ text, path: 'load.xml' }, used), used, { now });
    const free = () => {
      const node = new DOMParser().parseFromString(text, 'text/xml');
      for (const expression of expressions) expression.select({ node: node as never });
    };
    const sample = () =>
      who === 'xpath' ? mean(free, BATCH) : mean(linted(settings), BATCH) - mean(linted(noSettings), BATCH);
    return { series: [series], sample: async () => samples.add(series, sample()) };
  });
  await interleave(subjects, setup.rounds(30), samples);
}

/** Milliseconds once, of as many times as fit into so many milliseconds. */
function mean(work: () => unknown, milliseconds: number): number {
  const started = performance.now();
  let times = 0;
  let passed = 0;
  while (passed < milliseconds) {
    work();
    times += 1;
    passed = performance.now() - started;
  }
  return passed / times;
}
