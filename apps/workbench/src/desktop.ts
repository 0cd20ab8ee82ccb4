import { spawn } from 'node:child_process';

/** Installs the extension into the VS Code of this machine and opens `folder` there. */
export async function openDesktop(vsix: string, folder: string): Promise<void> {
  if ((await code('--version')) !== 0) {
    throw new Error(
      'There is no VS Code on this machine that answers to the command `code`. ' +
        'Install VS Code (on macOS also run its command "Shell Command: Install \'code\' command in PATH"), ' +
        'or leave out --desktop to use VS Code in the browser.',
    );
  }
  if ((await code('--install-extension', vsix, '--force')) !== 0) {
    throw new Error(`VS Code could not install ${vsix}.`);
  }
  if ((await code(folder)) !== 0) throw new Error(`VS Code could not open ${folder}.`);
}

/** The exit code of the installed `code`; 127 when there is none. */
function code(...args: readonly string[]): Promise<number> {
  // On Windows `code` is a batch file, which only a shell can run.
  const shell = process.platform === 'win32';
  const child = spawn('code', shell ? args.map((arg) => `"${arg}"`) : args, { stdio: 'ignore', shell });
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (status) => resolve(status ?? 1));
  });
}
