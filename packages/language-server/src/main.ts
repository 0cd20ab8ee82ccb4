import { startServer } from './server.ts';
import { settingsFiles } from './settings-files.ts';
import { openChannel } from './transport.ts';

// An editor adds its own process id, so that the server ends with it.
const [transport, ...rest] = process.argv.slice(2);
if (transport === '--stdio' && rest.every((argument) => /^--clientProcessId=\d+$/.test(argument))) {
  const { stdin, stdout } = process;
  const server = startServer(
    openChannel(stdin, stdout),
    settingsFiles,
    new URL('rules/', import.meta.url).href,
  );
  // Without an editor there is nothing to do; it may be gone without a goodbye.
  stdin.once('close', () => process.exit(server.isShut ? 0 : 1));
} else {
  process.stderr.write(
    'Usage: userlint-language-server --stdio\nAn editor starts it and speaks LSP with it.\n',
  );
  process.exitCode = 2;
}
