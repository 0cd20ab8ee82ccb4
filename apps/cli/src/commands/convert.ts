import { resolve } from 'node:path';
import { convertToRest, Lines, preamble, type RestFormat, readDocument } from '@userlint/rules';
import { printableLine } from '@userlint/wire';
import { exit } from '../exit.ts';
import { readContents } from '../files.ts';
import type { Io } from '../io.ts';
import { SettingsFiles } from '../settings-files.ts';
import { readArguments, reportUsage, UsageError } from '../usage.ts';

interface ConvertArguments {
  readonly file: string;
  readonly format: RestFormat;
}

export async function convertCommand(args: readonly string[], io: Io): Promise<number> {
  try {
    return await convertFile(readConvertArguments(args), io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    reportUsage('convert', error, io);
    return exit.usage;
  }
}

function readConvertArguments(args: readonly string[]): ConvertArguments {
  const { values, positionals } = readArguments({
    args: [...args],
    allowPositionals: true,
    options: { to: { type: 'string' }, format: { type: 'string', default: 'xml' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('name one file to convert.');
  if (values.to !== 'rest') throw new UsageError('say what to convert to: --to rest.');
  const { format } = values;
  if (format !== 'xml' && format !== 'json') {
    throw new UsageError(`there is no format "${format}". There are: xml, json.`);
  }
  return { file, format };
}

/** Each record of the file as a request of one `.http` file. */
async function convertFile({ file, format }: ConvertArguments, io: Io): Promise<number> {
  const path = resolve(io.cwd, file);
  const { text, reason } = await readContents(path);
  if (reason !== undefined) throw new UsageError(`${file}: ${reason}`);
  const { settings, from } = await new SettingsFiles(io.cwd).settingsFor(path);
  if (from !== undefined && !('project' in from)) throw new UsageError(`${from.file}: ${from.reason}`);
  const reading = readDocument({ text, path }, settings);
  const { requests } = reading;
  if (requests.length === 0) {
    throw new UsageError(`${file} holds no request and no user record that Userlint knows.`);
  }
  const lines = new Lines(text);
  const converted: string[] = [];
  for (const request of requests) {
    const conversion = convertToRest(request, format);
    if (conversion.refused === undefined) converted.push(conversion.text);
    else {
      const { line } = lines.position(request.span.start);
      io.err(`${printableLine(file)}:${line + 1}: not converted. ${printableLine(conversion.refused)}\n`);
    }
  }
  if (converted.length > 0) io.out([preamble, ...converted].join('\n'));
  return converted.length === requests.length ? exit.done : exit.refused;
}
