import { copyFile, cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { build } from 'esbuild';
import { writeNotice } from '../../scripts/notice.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const server = join(root, 'packages/language-server');
const dist = join(here, 'dist');

await rm(dist, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: [join(here, 'src/extension.ts')],
  outfile: join(dist, 'extension.cjs'),
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

// The server as its own build makes it, the pages of the rules among it.
await mkdir(join(dist, 'server'));
for (const name of await readdir(join(server, 'dist'))) {
  if (name.endsWith('.js') || name === 'rules') {
    await cp(join(server, 'dist', name), join(dist, 'server', name), { recursive: true });
  }
}
await copyFile(join(root, 'docs/settings.schema.json'), join(dist, 'settings.schema.json'));
await copyFile(join(root, 'LICENSE'), join(here, 'LICENSE'));

const serverMetafile = JSON.parse(await readFile(join(server, 'dist/meta.json'), 'utf8'));
await writeNotice(join(dist, 'NOTICE.txt'), [
  { metafile, folder: here },
  { metafile: serverMetafile, folder: server },
]);

// The same contents make the same file.
process.env.SOURCE_DATE_EPOCH = '946684800';
await createVSIX({ cwd: here, packagePath: join(dist, 'userlint.vsix'), dependencies: false });
