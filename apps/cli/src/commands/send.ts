import { resolve } from 'node:path';
import {
  explain,
  type Finding,
  lint,
  type Outgoing,
  prepare,
  type Reading,
  type Request,
  readDocument,
  sandbox,
} from '@userlint/rules';
import {
  type Answer,
  preview,
  printable,
  printableLine,
  readAnswer,
  SealError,
  type Sealed,
  sandboxCredentials,
  sandboxTarget,
  seal,
  send,
  sendingMoment,
  type Target,
} from '@userlint/wire';
import { exit } from '../exit.ts';
import { readContents } from '../files.ts';
import { formatFindings } from '../formatters/pretty.ts';
import type { Io } from '../io.ts';
import { Lines } from '../lines.ts';
import { errorsIn, type Linted } from '../linted.ts';
import { SettingsFiles } from '../settings-files.ts';
import { readArguments, readNumber, reportUsage, UsageError } from '../usage.ts';

interface SendArguments {
  readonly file: string;
  readonly target: Target;
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
      port: { type: 'string', default: String(sandbox.port) },
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
    target: sandboxTarget(readNumber('port', values.port, 1, 65_535)),
    request: values.request === undefined ? undefined : readNumber('request', values.request, 1, 999_999_999),
    force: values.force,
    quiet: values.quiet,
  };
}

async function sendOne(
  { file, target, request: chosen, force, quiet }: SendArguments,
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

  const inTheWay: Linted[] = [
    ...(from === undefined
      ? []
      : [{ file: files.shown(from.path), text: from.text, findings: from.findings }]),
    {
      file,
      text,
      reading,
      findings: lint(reading, settings, moment).filter((finding) => isIn(request, finding)),
    },
  ];
  io.out(formatFindings(inTheWay, io.colour));
  const errors = errorsIn(inTheWay);
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
  io.out(otherAddress(outgoing, target));
  if (!quiet) io.out(`${printable(preview(outgoing, target)).trimEnd()}\n\n`);
  const report = (findings: readonly Finding[]) =>
    io.out(formatFindings([{ file, text, reading, findings }], io.colour));
  return exchange(outgoing, target, io, (answer) => report(explain(request, answer.errors, moment)));
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

function isIn({ message }: Request, { span }: Finding): boolean {
  return span.start >= message.span.start && span.end <= message.span.end;
}

/** A file that names another address is told so: it gives path and query, not where to. */
function otherAddress({ addressedTo }: Outgoing, target: Target): string {
  if (addressedTo === undefined || addressedTo === target.origin) return '';
  return `The file names ${printableLine(addressedTo)}; this goes to the ${target.name} at ${target.origin}.\n`;
}

async function exchange(
  outgoing: Outgoing,
  target: Target,
  io: Io,
  explained: (answer: Answer) => void,
): Promise<number> {
  let sealed: Sealed;
  try {
    sealed = seal(outgoing, sandboxCredentials[outgoing.authentication], sendingMoment());
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    io.err(`Not sent: ${printableLine(error.message)}\n`);
    return exit.refused;
  }
  const outcome = await send(sealed, target);
  if (outcome.state === 'not-sent') {
    io.err(`Not sent: ${printableLine(outcome.reason)}\n`);
    return exit.refused;
  }
  if (outcome.state === 'unknown') {
    io.err(
      `The outcome is unknown: ${printableLine(outcome.reason)} Look at the record before sending again.\n`,
    );
    return exit.unknown;
  }
  const answer = await readAnswer(outgoing, outcome.answer);
  io.out(`Status ${answer.status}\n${answer.text}${answer.text === '' ? '' : '\n\n'}`);
  explained(answer);
  io.out(`${answer.summary}\n`);
  return { done: exit.done, refused: exit.refused, unclear: exit.unknown }[answer.verdict];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
