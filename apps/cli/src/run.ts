import { printableLine } from '@userlint/wire';
import packageJson from '../package.json' with { type: 'json' };
import { codesCommand } from './commands/codes.ts';
import { convertCommand } from './commands/convert.ts';
import { lintCommand } from './commands/lint.ts';
import { sandboxCommand } from './commands/sandbox.ts';
import { sendCommand } from './commands/send.ts';
import { exit } from './exit.ts';
import type { Io } from './io.ts';
import { commandHelp, help } from './usage.ts';

type Command = (args: readonly string[], io: Io) => Promise<number>;

const commands: ReadonlyMap<string, Command> = new Map([
  ['lint', lintCommand],
  ['send', sendCommand],
  ['convert', convertCommand],
  ['codes', codesCommand],
  ['sandbox', sandboxCommand],
]);

/** Runs the command line `argv` (without node and script) and says how it ended. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...args] = argv;
  if (name === '--version' || name === '-v') {
    io.out(`${packageJson.version}\n`);
    return exit.done;
  }
  if (name === undefined) {
    io.err(help);
    return exit.usage;
  }
  if (name === '--help' || name === '-h' || name === 'help') return explainCommand(args[0], io);
  const command = commands.get(name);
  if (command === undefined) return noCommand(name, io);
  if (args.includes('--help') || args.includes('-h')) return explainCommand(name, io);
  return command(args, io);
}

function explainCommand(name: string | undefined, io: Io): number {
  const text = name === undefined ? help : commandHelp.get(name);
  if (text === undefined) return noCommand(name ?? '', io);
  io.out(text);
  return exit.done;
}

function noCommand(name: string, io: Io): number {
  io.err(`userlint: there is no command "${printableLine(name)}".\n\n${help}`);
  return exit.usage;
}
