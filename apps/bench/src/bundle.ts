import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { partsOf, type Samples, type Series } from './series.ts';
import type { Setup } from './setup.ts';

interface Output {
  readonly bytes: number;
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
}

/** Kilobytes that Node loads to start a server: its main file and what that imports at once. */
export async function measureBundles(
  wanted: readonly Series[],
  samples: Samples,
  setup: Setup,
): Promise<void> {
  for (const series of wanted) {
    const { who } = partsOf(series);
    const main = who === 'null' ? setup.nullServer : who === 'other' ? setup.options.server : setup.server;
    if (main !== undefined) samples.add(series, loadedAtStart(main) / 1000);
  }
}

/** Bytes. */
function loadedAtStart(main: string): number {
  const { outputs }: { outputs: Record<string, Output> } = JSON.parse(
    readFileSync(join(dirname(main), 'meta.json'), 'utf8'),
  );
  const files = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const loaded = new Set([basename(main)]);
  for (const file of loaded) {
    for (const { path, kind } of files.get(file)?.imports ?? []) {
      if (kind === 'import-statement' && files.has(basename(path))) loaded.add(basename(path));
    }
  }
  return [...loaded].reduce((bytes, file) => bytes + (files.get(file)?.bytes ?? 0), 0);
}
