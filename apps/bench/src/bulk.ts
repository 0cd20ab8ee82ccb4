import { interleave, partsOf, type Samples, type Series, type Subject, type Who } from './series.ts';
import { isInstalled, type Setup } from './setup.ts';
import { run } from './whole-process.ts';

interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** What it may end with. */
  readonly codes: readonly number[];
}

function command(who: Who, file: string, setup: Setup): Command {
  const node = process.execPath;
  const lint = (main: string) => ({
    program: node,
    args: [main, 'lint', '--format', 'json', file],
    codes: [0, 1],
  });
  if (who === 'ours') return lint(setup.cli);
  if (who === 'other') return lint(setup.options.cli ?? '');
  if (who === 'xmllint') {
    return { program: who, args: ['--noout', '--stream', '--schema', setup.schema, file], codes: [0] };
  }
  if (who === 'xmlwf') return { program: who, args: [file], codes: [0] };
  if (who === 'JSON.parse') {
    const code = 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))';
    return { program: node, args: ['-e', code, file], codes: [0] };
  }
  throw new Error(`${who} reads no files.`);
}

/** Seconds of a whole process over one file ('lint'), and its peak of megabytes ('lint-memory'). */
export async function measureBulk(wanted: readonly Series[], samples: Samples, setup: Setup): Promise<void> {
  const subjects = new Map<string, Subject>();
  // Big files need few rounds: starting up is nothing beside them.
  for (const series of wanted) {
    const { load, who } = partsOf(series);
    if ((who === 'xmllint' || who === 'xmlwf') && !isInstalled(who)) {
      samples.fail(series, 'not installed');
      continue;
    }
    const { program, args, codes } = command(who, await setup.file(load), setup);
    subjects.set(`${load}/${who}`, {
      series: [`lint/${load}/${who}`, `lint-memory/${load}/${who}`],
      async sample() {
        const { seconds, megabytes } = await run(program, args, setup.folder, codes);
        samples.add(`lint/${load}/${who}`, seconds);
        if (megabytes !== undefined) samples.add(`lint-memory/${load}/${who}`, megabytes);
      },
    });
  }
  const ofSize = (test: RegExp) =>
    [...subjects].filter(([name]) => test.test(name)).map(([, subject]) => subject);
  await interleave(ofSize(/-\d{1,2}MB/), setup.rounds(7), samples);
  await interleave(ofSize(/-\d{3}MB/), setup.rounds(3), samples);
  await interleave(ofSize(/GB/), setup.rounds(1), samples);
}
