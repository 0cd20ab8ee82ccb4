import { rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { writeNotice } from '../../scripts/notice.mjs';

await rm('dist', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { main: 'src/main.ts' },
  outdir: 'dist',
  bundle: true,
  // What reads answers and runs assertions becomes chunks of its own, loaded when needed.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Bundled CommonJS packages ask for Node's own modules by require.
  banner: {
    js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
await writeNotice('dist/NOTICE.txt', [{ metafile, folder: '.' }]);
