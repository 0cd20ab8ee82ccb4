import { type ParseArgsConfig, parseArgs } from 'node:util';
import { services } from '@userlint/rules';
import { printableLine } from '@userlint/wire';
import type { Io } from './io.ts';

const played = services.map(({ title }) => title).join(' and ');

export const help = `userlint checks and sends user-update payloads for ${played}.

  userlint lint FILES…                 what is wrong with payload files
  userlint send FILE --to sandbox      send one request and read the answer
  userlint convert FILE --to rest      the REST request that means what an Alma SOAP record means
  userlint codes pull --from sandbox   fetch the code tables of the institution
  userlint sandbox                     run the loopback service that answers as ${played} do

  userlint help COMMAND   more about a command
  userlint --version      the version
`;

export const commandHelp: ReadonlyMap<string, string> = new Map([
  [
    'lint',
    `userlint lint FILES… [--format pretty|json|sarif]

Checks payload files. A folder stands for the .xml, .json, .http and .rest files in it, except under
node_modules, .git and dist. Files that are no user payload are passed over. The nearest userlint.json
upward from a file applies to it, up to the working directory; to a file outside of that, only one in its
own folder.

  --format   pretty (for people, the default), json (an array of findings, positions 0-based in UTF-16),
             sarif (2.1.0)

Exit status: 0 no error found, 1 errors found, 2 bad usage or unreadable input, 8 the output could not be
written, or a mistake in Userlint itself.
`,
  ],
  [
    'send',
    `userlint send FILE --to sandbox [--port N] [--request N] [--force] [--quiet]

Shows what would go out, sends it once, and says what the answer means for the payload.

  --to       where to: sandbox, the one that "userlint sandbox" runs on this machine
  --port     its port (4010)
  --request  which request of a file that holds several, counted from 1
  --force    send although errors were found
  --quiet    do not show the request before sending

Exit status: 0 done, 1 refused by findings or by the service, or not sent, 2 bad usage or unreadable
input, 3 outcome unknown: look at the record before sending again.
`,
  ],
  [
    'convert',
    `userlint convert FILE --to rest [--format xml|json]

Prints a .http file: for each record of the Alma SOAP service in FILE (in an envelope, bare, or of a load
file of the first version) the REST request that means the same, with comments on what it cannot say. A
password is never copied. Nothing is sent.

  --to      what to convert to: rest
  --format  how the record is written: xml (the default), json

Exit status: 0 everything converted, 1 some record was not, 2 bad usage or unreadable input.
`,
  ],
  [
    'codes',
    `userlint codes pull [FOLDER] --from sandbox [--port N] [--tables A,B] [--into NAME] [--yes] [--settings]

Fetches the code tables and mapping tables of the institution and keeps them, with their date, in files
beside the userlint.json of FOLDER (the working directory). Nothing but what is listed is written.

  --from      where from: sandbox, the one that "userlint sandbox" runs on this machine
  --port      its port (4010)
  --tables    only these, such as UserGroups,UserIdentifierTypes; all that Userlint knows when left out
  --into      the folder beside userlint.json they are written to (codes)
  --yes       overwrite files of these names that Userlint has not written
  --settings  name the folder in userlint.json; its comments stay

Exit status: 0 done, 1 some table was not fetched or may not be written, 2 bad usage.
`,
  ],
  [
    'sandbox',
    `userlint sandbox [--port N] [--data FILE] [--site FILE] [--per-second CALLS] [--per-day CALLS]

Runs a service on this machine that answers as ${played} do, until Ctrl-C. It accepts the published
sandbox credentials only.

  --port         the port it listens on (4010)
  --data         a file it keeps its users in; without it they are gone when it ends
  --site         a file that says what kind of institution and OLSA site it is: its codes and groups, what is
                 switched off, which errors it gives; apps/sandbox/sites/example.jsonc has everything
  --per-second   how many calls of Alma's REST service a second may have; more get 429
  --per-day      how many a day may have (100000)
`,
  ],
]);

/** Thrown for a command line that cannot be meant; the message is a sentence for a person. */
export class UsageError extends Error {
  /** What there is to choose from, a line each. */
  readonly choices: readonly string[];

  constructor(message: string, choices: readonly string[] = []) {
    super(message);
    this.choices = choices;
  }
}

/** As `parseArgs`, but what is wrong with the arguments is a UsageError. */
export function readArguments<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // Only its first sentence: the rest is advice on escaping that is seldom meant.
    throw new UsageError(`${String(error instanceof Error ? error.message : error).split('. ', 1)}.`);
  }
}

/** A whole number between `least` and `most`, as `--option` gives it. */
export function readNumber(option: string, text: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`--${option} needs a whole number from ${least} to ${most}, not "${text}".`);
}

export function reportUsage(command: string, error: UsageError, io: Io): void {
  const lines = [`userlint ${command}: ${error.message}`, ...error.choices.map((choice) => `  ${choice}`)];
  io.err(`${lines.map(printableLine).join('\n')}\nSee "userlint help ${command}".\n`);
}
