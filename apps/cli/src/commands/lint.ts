import { basename, dirname } from 'node:path';
import { lint, readDocument } from '@userlint/rules';
import { printableLine } from '@userlint/wire';
import { settingsName } from '@userlint/workspace-files';
import { exit } from '../exit.ts';
import { type Found, findFiles, readContents, type Unreadable } from '../files.ts';
import { formatJson } from '../formatters/json.ts';
import { formatPretty } from '../formatters/pretty.ts';
import { formatSarif } from '../formatters/sarif.ts';
import type { Io } from '../io.ts';
import { errorsIn, type Linted } from '../linted.ts';
import { type SettingsFile, SettingsFiles } from '../settings-files.ts';
import { readArguments, reportUsage, UsageError } from '../usage.ts';

type Format = (linted: readonly Linted[], unreadable: readonly Unreadable[], colour: boolean) => string;

const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['pretty', (linted, _unreadable, colour) => formatPretty(linted, colour)],
  ['json', (linted) => formatJson(linted)],
  ['sarif', (linted, unreadable) => formatSarif(linted, unreadable)],
]);

export async function lintCommand(args: readonly string[], io: Io): Promise<number> {
  try {
    const { files, format } = readLintArguments(args);
    const { linted, unreadable, passedOver } = await lintFiles(files, io);
    io.out(format(linted, unreadable, io.colour));
    // On the side: what is printed for machines stays as it is.
    for (const file of passedOver) {
      io.err(
        `userlint lint: ${printableLine(file)} holds no user record that Userlint knows; it was passed over.\n`,
      );
    }
    for (const { file, reason } of unreadable) io.err(`userlint lint: ${printableLine(file)}: ${reason}\n`);
    if (unreadable.length > 0) return exit.usage;
    return errorsIn(linted) > 0 ? exit.refused : exit.done;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    reportUsage('lint', error, io);
    return exit.usage;
  }
}

function readLintArguments(args: readonly string[]): {
  readonly files: readonly string[];
  readonly format: Format;
} {
  const { values, positionals } = readArguments({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'pretty' } },
  });
  const format = formats.get(values.format);
  if (format === undefined) {
    throw new UsageError(
      `there is no format "${values.format}". There are: ${[...formats.keys()].join(', ')}.`,
    );
  }
  if (positionals.length === 0) throw new UsageError('name the files or folders to check.');
  if (positionals.includes(''))
    throw new UsageError('one of the files has an empty name. The folder you are in is called ".".');
  return { files: positionals, format };
}

async function lintFiles(args: readonly string[], io: Io) {
  const { files, unreadable } = await findFiles(args, io.cwd);
  const run = new LintRun(io);
  run.unreadable.push(...unreadable);
  for (const found of files) {
    if (basename(found.path) === settingsName) await run.settings(found);
    else await run.payload(found);
  }
  return run;
}

/** One run over many files; settings that several of them share are reported once. */
class LintRun {
  readonly linted: Linted[] = [];
  readonly unreadable: Unreadable[] = [];
  /** Files that were asked for by name and hold nothing to check. */
  readonly passedOver: string[] = [];
  readonly #io: Io;
  readonly #settings: SettingsFiles;
  readonly #reported = new Set<SettingsFile | Unreadable>();

  constructor(io: Io) {
    this.#io = io;
    this.#settings = new SettingsFiles(io.cwd);
  }

  async settings({ file, path }: Found): Promise<void> {
    const from = await this.#settings.in(dirname(path));
    if (from !== undefined) this.#report(from, file);
  }

  async payload({ file, path, named }: Found): Promise<void> {
    const { settings, from } = await this.#settings.settingsFor(path);
    if (from !== undefined) this.#report(from);
    const { reason, text } = await readContents(path);
    const reading = readDocument({ text, path }, settings);
    const ours = reading.requests.length > 0;
    if (reason === undefined) {
      const findings = lint(reading, settings, { now: this.#io.now() });
      if (ours || findings.length > 0) this.linted.push({ file, text, findings, reading });
      else if (named) this.passedOver.push(file);
    } else if (ours || named || text === '') {
      // What cannot be decoded, is no user payload and was not asked for by name is nobody's business here; what the
      // file system does not let us read may be one.
      this.unreadable.push({ file, reason });
    }
  }

  #report(from: SettingsFile | Unreadable, file?: string): void {
    if (this.#reported.has(from)) return;
    this.#reported.add(from);
    if (!('project' in from)) this.unreadable.push(from);
    else if (from.findings.length > 0) {
      this.linted.push({
        file: file ?? this.#settings.shown(from.path),
        text: from.text,
        findings: from.findings,
      });
    }
  }
}
