import { build } from 'esbuild';
import { writeNotice } from '../../scripts/notice.mjs';

const { metafile } = await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  legalComments: 'none',
  metafile: true,
});
await writeNotice('dist/NOTICE.txt', [{ metafile, folder: '.' }]);
