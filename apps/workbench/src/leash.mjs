// Runs the script named in the first argument and ends it when the process that started us is gone, however it went:
// the operating system closes the channel between the two even when the parent is killed.
import { pathToFileURL } from 'node:url';

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.argv.splice(1, 1);
await import(pathToFileURL(process.argv[1]).href);
