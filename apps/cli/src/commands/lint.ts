import { basename } from 'node:path';
import { printableLine } from '@userlint/wire';
import { settingsName } from '@userlint/workspace-files';
import { exit } from '../exit.ts';
import { findFiles } from '../files.ts';
import type { Formatter } from '../formatters/formatter.ts';
import { jsonFormatter } from '../formatters/json.ts';
import { prettyFormatter } from '../formatters/pretty.ts';
import { sarifFormatter } from '../formatters/sarif.ts';
import type { Io } from '../io.ts';
import { LintRun } from '../lint-run.ts';
import { readArguments, reportUsage, UsageError } from '../usage.ts';

const formats: ReadonlyMap<string, (colour: boolean) => Formatter> = new Map([
  ['pretty', prettyFormatter],
  ['json', jsonFormatter],
  ['sarif', sarifFormatter],
]);

/** So much is written at once: a write for each finding costs more than the finding. */
const written = 64 * 1024;

export async function lintCommand(args: readonly string[], io: Io): Promise<number> {
  try {
    const { files: named, format } = readLintArguments(args, io);
    let text = '';
    const run = new LintRun(io, (told) => {
      text += format.add(told);
      if (text.length < written) return;
      io.out(text);
      text = '';
    });
    const { files, unreadable } = await findFiles(named, io.cwd);
    run.unreadable.push(...unreadable);
    for (const found of files) {
      if (basename(found.path) === settingsName) await run.settings(found);
      else await run.payload(found);
    }
    io.out(text + format.end(run));
    // On the side: what is printed for machines stays as it is.
    for (const file of run.passedOver) {
      io.err(
        `userlint lint: ${printableLine(file)} holds no user record that Userlint knows; it was passed over.\n`,
      );
    }
    for (const { file, reason } of run.unreadable)
      io.err(`userlint lint: ${printableLine(file)}: ${reason}\n`);
    if (run.unreadable.length > 0) return exit.usage;
    return run.errors > 0 ? exit.refused : exit.done;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    reportUsage('lint', error, io);
    return exit.usage;
  }
}

function readLintArguments(
  args: readonly string[],
  io: Io,
): { readonly files: readonly string[]; readonly format: Formatter } {
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
  return { files: positionals, format: format(io.colour) };
}
