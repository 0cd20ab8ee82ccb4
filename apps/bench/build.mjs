import { rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

await rm('dist', { recursive: true, force: true });

const common = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // Bundled CommonJS packages ask for Node's own modules by require.
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
  },
  logLevel: 'warning',
};

await build({ ...common, entryPoints: ['src/main.ts'] });
// As the language server is, so that it is a fair floor.
const { metafile } = await build({
  ...common,
  entryPoints: ['src/null-server.ts'],
  minify: true,
  metafile: true,
});
await writeFile('dist/meta.json', JSON.stringify(metafile));
