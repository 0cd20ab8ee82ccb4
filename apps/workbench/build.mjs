import { build } from 'esbuild';

await build({
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
});
