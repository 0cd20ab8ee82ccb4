import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
/** Another folder may be named, such as a temporary one. */
const dist = resolve(process.argv[2] ?? join(here, 'dist'));
const rules = join(here, '../rules/src');

/** The server speaks over stdio alone: what the LSP library could open sockets with is left out of the bundle. */
const withoutSockets = {
  name: 'without-sockets',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?(net|child_process)$/ }, ({ path }) => ({ path, namespace: 'left-out' }));
    onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {}' }));
  },
};

const { metafile, outputFiles } = await build({
  absWorkingDir: here,
  entryPoints: [join(here, 'src/main.ts')],
  outdir: dist,
  bundle: true,
  splitting: true,
  minify: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  // The LSP library is CommonJS and asks for Node's modules with `require`.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  plugins: [withoutSockets],
  metafile: true,
  write: false,
  logLevel: 'warning',
});

// What was built before stays until there is something better.
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
for (const { path, contents } of outputFiles) await writeFile(path, contents);
await writeFile(join(dist, 'meta.json'), JSON.stringify(metafile));

/** `services/alma/rules/same-user.md` is the page of `alma/same-user`, `rules/max-length.md` that of `max-length`. */
for (const file of await readdir(rules, { recursive: true })) {
  const page = /^(?:services\/(\w+)\/)?rules\/([\w-]+\.md)$/.exec(file.replaceAll('\\', '/'));
  if (page === null) continue;
  const target = join(dist, 'rules', page[1] ?? '', page[2]);
  await mkdir(dirname(target), { recursive: true });
  await copyFile(join(rules, file), target);
}
