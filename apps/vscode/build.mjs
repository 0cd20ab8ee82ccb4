import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { build } from 'esbuild';

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
const packages = new Set([...packagesIn(metafile, here), ...packagesIn(serverMetafile, server)]);
await writeFile(join(dist, 'NOTICE.txt'), await notices([...packages].sort()));

// The same contents make the same file.
process.env.SOURCE_DATE_EPOCH = '946684800';
await createVSIX({ cwd: here, packagePath: join(dist, 'userlint.vsix'), dependencies: false });

/** Folders of the packages that a bundle contains. */
function packagesIn({ outputs }, folder) {
  return Object.values(outputs)
    .flatMap((output) => Object.entries(output.inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0])
    .filter((path) => path !== undefined)
    .map((path) => resolve(folder, path));
}

/** Names and licences of the packages, as their licences ask. */
async function notices(folders) {
  const notes = folders.map(async (folder) => {
    const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
    if (file === undefined) throw new Error(`${name} has no licence file: it cannot be shipped.`);
    return `${name} ${version}\n\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`;
  });
  const line = `\n${'-'.repeat(80)}\n\n`;
  return ['Userlint contains these packages.\n', ...(await Promise.all(notes))].join(line);
}
