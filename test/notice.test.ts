import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

interface Bundle {
  readonly metafile: object;
  readonly folder: string;
}
const { href } = new URL('../scripts/notice.mjs', import.meta.url);
const { writeNotice }: { writeNotice: (file: string, bundles: readonly Bundle[]) => Promise<void> } =
  await import(href);

const about = (name: string) => JSON.stringify({ name, version: '1.0.0' });

/** The notice of a bundle of these modules, in a folder with these files. */
async function notice(modules: Readonly<Record<string, number>>, files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'userlint-notice-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const inputs = Object.fromEntries(
    Object.entries(modules).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
  );
  const metafile = { outputs: { 'a.js': { inputs }, 'b.js': { inputs } } };
  const bundle = { metafile, folder: join(folder, 'app') };
  await writeNotice(join(folder, 'NOTICE.txt'), [bundle, bundle]);
  return readFile(join(folder, 'NOTICE.txt'), 'utf8');
}

test('each package in a bundle once, with its licence and what it contains itself', async () => {
  const text = await notice(
    {
      '../node_modules/@b/c/lib/x.js': 9,
      'node_modules/a/x.js': 9,
      'src/own.ts': 9,
      'node_modules/d/x.js': 0,
    },
    {
      'node_modules/@b/c/package.json': about('@b/c'),
      'node_modules/@b/c/LICENSE': 'Licence of c',
      'node_modules/@b/c/NOTICE': 'Made with e',
      'app/node_modules/a/package.json': about('a'),
      'app/node_modules/a/license.md': 'Licence of a',
    },
  );
  expect(text.replace(/-{80}/g, '----')).toMatchInlineSnapshot(`
    "Userlint contains these packages.

    ----

    @b/c 1.0.0

    Licence of c

    Made with e

    ----

    a 1.0.0

    Licence of a
    "
  `);
});

test('a package without a licence is not shipped', async () => {
  const files = { 'app/node_modules/a/package.json': about('a') };
  await expect(notice({ 'node_modules/a/x.js': 1 }, files)).rejects.toThrow('a has no licence file');
});
