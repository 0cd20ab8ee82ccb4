import { createConnection } from 'vscode-languageserver/node';
import { startServer } from './server.ts';
import { settingsFiles } from './settings-files.ts';

// An editor adds its own process id, so that the server ends with it.
const [transport, ...rest] = process.argv.slice(2);
if (transport === '--stdio' && rest.every((argument) => /^--clientProcessId=\d+$/.test(argument))) {
  startServer(createConnection(), settingsFiles, new URL('rules/', import.meta.url).href);
} else {
  process.stderr.write(
    'Usage: userlint-language-server --stdio\nAn editor starts it and speaks LSP with it.\n',
  );
  process.exitCode = 2;
}
