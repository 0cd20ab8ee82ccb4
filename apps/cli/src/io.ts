/** What a command may touch besides files and sockets. */
export interface Io {
  /** Relative paths start here. */
  readonly cwd: string;
  readonly now: () => Date;
  /** Whether what goes to `out` may be coloured. */
  readonly colour: boolean;
  readonly out: (text: string) => void;
  /** For what went wrong. */
  readonly err: (text: string) => void;
}

/** The process's own. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    now: () => new Date(),
    colour: process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '',
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  };
}
