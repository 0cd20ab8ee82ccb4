import { build } from 'esbuild';
import { writeNotice } from '../../scripts/notice.mjs';

const { metafile } = await build({
  entryPoints: ['src/start.ts'],
  outfile: 'dist/start.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // Packages written for CommonJS ask for `require`, which a bundled ES module has not.
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
  },
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
});
await writeNotice('dist/NOTICE.txt', [{ metafile, folder: '.' }]);
