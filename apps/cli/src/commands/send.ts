import { resolve } from 'node:path';
import {
  explain,
  findingsIn,
  inTheWay,
  Lines,
  lint,
  type Outgoing,
  prepare,
  type Reading,
  type Request,
  readDocument,
  sandboxPort,
} from '@userlint/rules';
import {
  type Environment,
  type Environments,
  exchange,
  preview,
  printable,
  printableLine,
  sandboxEnvironments,
  type Verdict,
} from '@userlint/wire';
import { exit } from '../exit.ts';
import { readContents } from '../files.ts';
import { prettyFormatter } from '../formatters/pretty.ts';
import type { Io } from '../io.ts';
import { SettingsFiles } from '../settings-files.ts';
import { type PlacedInFile, toldOf } from '../told.ts';
import { readArguments, readNumber, reportUsage, UsageError } from '../usage.ts';

interface SendArguments {
  readonly file: string;
  readonly environments: Environments;
  /** Counted from 1. */
  readonly request: number | undefined;
  readonly force: boolean;
  readonly quiet: boolean;
}

export async function sendCommand(args: readonly string[], io: Io): Promise<number> {
  try {
    return await sendOne(readSendArguments(args), io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    reportUsage('send', error, io);
    return exit.usage;
  }
}

function readSendArguments(args: readonly string[]): SendArguments {
  const { values, positionals } = readArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      port: { type: 'string', default: String(sandboxPort) },
      request: { type: 'string' },
      force: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('name one file to send.');
  if (values.to === undefined) throw new UsageError('say where to: --to sandbox.');
  if (values.to !== 'sandbox') {
    throw new UsageError(
      `"${values.to}" is not a place Userlint can send to. For now there is only --to sandbox; real services follow.`,
    );
  }
  return {
    file,
    environments: sandboxEnvironments(readNumber('port', values.port, 1, 65_535)),
    request: values.request === undefined ? undefined : readNumber('request', values.request, 1, 999_999_999),
    force: values.force,
    quiet: values.quiet,
  };
}

async function sendOne(
  { file, environments, request: chosen, force, quiet }: SendArguments,
  io: Io,
): Promise<number> {
  const path = resolve(io.cwd, file);
  const { text, reason } = await readContents(path);
  if (reason !== undefined) throw new UsageError(`${file}: ${reason}`);
  const files = new SettingsFiles(io.cwd);
  const { settings, from } = await files.settingsFor(path);
  if (from !== undefined && !('project' in from)) throw new UsageError(`${from.file}: ${from.reason}`);
  const reading = readDocument({ text, path }, settings);
  const request = chooseRequest(reading, chosen, file);
  const moment = { now: io.now() };

  const stated: PlacedInFile[] =
    from === undefined ? [] : [...toldOf(files.shown(from.path), from.text, from.findings, undefined)];
  const all = lint(reading, settings, moment);
  const show = (found: Iterable<PlacedInFile>) => {
    const pretty = prettyFormatter(io.colour);
    for (const told of found) io.out(pretty.add(told));
  };
  show(stated);
  show(toldOf(file, text, findingsIn(request, all), reading));
  const errors =
    stated.filter(({ finding }) => finding.severity === 'error').length + inTheWay(request, all).length;
  if (errors > 0 && !force) {
    io.err(
      `Not sent: ${count(errors, 'error')} in the way. Repair them, or send in spite of them with --force.\n`,
    );
    return exit.refused;
  }

  const outgoing = prepare(reading, request);
  if (outgoing.refused !== undefined) {
    io.err(`Not sent: ${printableLine(outgoing.refused)}\n`);
    return exit.refused;
  }
  if (errors > 0) io.out(`Sending in spite of ${count(errors, 'error')} (--force).\n`);
  const environment = environments.of(outgoing.kind);
  io.out(otherAddress(outgoing, environment));
  if (!quiet) io.out(`${printable(preview(outgoing, environment)).trimEnd()}\n\n`);
  const verdict = await exchange(outgoing, environment);
  const findings = explain(request, verdict.errors, moment);
  return tell(verdict, io, () => show(toldOf(file, text, findings, reading)));
}

function chooseRequest({ document, requests }: Reading, chosen: number | undefined, file: string): Request {
  const [first, second] = requests;
  if (first === undefined)
    throw new UsageError(`${file} holds no request and no user record that Userlint knows.`);
  if (chosen === undefined && second === undefined) return first;
  const request = chosen === undefined ? undefined : requests[chosen - 1];
  if (request !== undefined) return request;
  const lines = new Lines(document.text);
  const listed = requests.slice(0, 20).map(({ message, operation }, index) => {
    const title = message.name ?? operation?.title ?? 'user record';
    return `${index + 1}  line ${lines.position(message.head.start).line + 1}  ${title}`;
  });
  const more = requests.length > 20 ? [`… ${requests.length - 20} more`] : [];
  throw new UsageError(`${file} holds ${count(requests.length, 'request')}; choose one with --request.`, [
    ...listed,
    ...more,
  ]);
}

/** A file that names another address is told so: it gives path and query, not where to. */
function otherAddress({ addressedTo }: Outgoing, { title, origin }: Environment): string {
  if (addressedTo === undefined || addressedTo === origin) return '';
  return `The file names ${printableLine(addressedTo)}; this goes to the ${title} at ${origin}.\n`;
}

/** Says what became of it; `explained`: shows the errors where they belong in the payload. */
function tell({ is, summary, answer }: Verdict, io: Io, explained: () => void): number {
  if (is === 'not-sent') {
    io.err(`Not sent: ${printableLine(summary)}\n`);
    return exit.refused;
  }
  if (answer === undefined) {
    io.err(`The outcome is unknown: ${printableLine(summary)} Look at the record before sending again.\n`);
    return exit.unknown;
  }
  io.out(`Status ${answer.status}\n${answer.text}${answer.text === '' ? '' : '\n\n'}`);
  explained();
  io.out(`${summary}\n`);
  return { applied: exit.done, refused: exit.refused, unknown: exit.unknown }[is];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
