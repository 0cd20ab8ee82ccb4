import { parseArgs } from 'node:util';
import { defaultPort, type Sandbox, type SandboxOptions, services, startSandbox } from './sandbox.ts';

const usage = `userlint sandbox [--port ${defaultPort}] [--data FILE] [--site FILE] [--per-second CALLS] [--per-day CALLS]`;

/** Runs the sandbox until Ctrl-C. Resolves with the exit code: 0 ended, 2 bad usage or it cannot start. */
export async function runSandbox(argv: readonly string[]): Promise<number> {
  let sandbox: Sandbox;
  try {
    sandbox = await startSandbox({ ...readArguments(argv), log: (line) => console.log(line) });
  } catch (error) {
    console.error(`${startProblem(error)}\nUsage: ${usage}`);
    return 2;
  }
  console.log(welcome(sandbox));
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await sandbox.close();
  return 0;
}

function readArguments(argv: readonly string[]): SandboxOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      site: { type: 'string' },
      'per-second': { type: 'string' },
      'per-day': { type: 'string' },
    },
  });
  const port = Number(values.port ?? defaultPort);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port takes a number up to 65535, not "${values.port}".`);
  }
  const perSecond = readCalls('--per-second', values['per-second']);
  const perDay = readCalls('--per-day', values['per-day']);
  return {
    port,
    ...(values.data !== undefined && { data: values.data }),
    ...(values.site !== undefined && { site: values.site }),
    gateway: { ...(perSecond !== undefined && { perSecond }), ...(perDay !== undefined && { perDay }) },
  };
}

function readCalls(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new Error(`${name} takes a number of calls, not "${value}".`);
  return Number(value);
}

function startProblem(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  // A message may quote the command line.
  const message = error.message.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  const port = 'port' in error ? ` ${error.port}` : '';
  return taken ? `Another program listens on port${port}. Choose another with --port.` : message;
}

function welcome({ origin }: Sandbox): string {
  const names = new Intl.ListFormat('en').format(services.map(({ name }) => name));
  const addresses = services.flatMap((service) => service.addresses);
  const width = Math.max(...addresses.map(({ name }) => name.length));
  const lines = addresses.map(
    ({ name, path, credentials }) => `  ${name.padEnd(width)}  ${origin}${path}    ${credentials}`,
  );
  return `The sandbox answers as ${names} do, at ${origin}
${lines.join('\n')}
It accepts these credentials alone. Ctrl-C ends it.`;
}
