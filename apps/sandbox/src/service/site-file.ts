import { readFileSync, statSync } from 'node:fs';
import { object } from './checks.ts';
import { Problem, readJsonc } from './jsonc.ts';
import type { Service } from './service.ts';

/** No site has this much to say. */
const largest = 1_000_000;

/**
 * What a site file says to each of the services, by their parts of it: options for startSandbox. Throws when the file
 * cannot be read or says something that it cannot say, with line and column.
 */
export function readSiteFile<Options>(file: string, services: readonly Service<Options>[]): Partial<Options> {
  const source = read(file);
  const parts = services.flatMap(({ site }) => (site === undefined ? [] : [[site.part, site.read] as const]));
  try {
    const said = object<Record<string, Partial<Options>>>(Object.fromEntries(parts))(
      readJsonc(source),
      'the site',
    );
    return Object.assign({}, ...Object.values(said));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Error(`${file}:${place(source, error.at)}: ${error.message}`, { cause: error });
  }
}

function read(file: string): string {
  try {
    if (statSync(file).size > largest) throw new Error('too large');
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    throw new Error(
      `${file} cannot be read as a site file: name a JSON file in UTF-8 of at most 1 MB with --site.`,
      { cause: error },
    );
  }
}

/** '5:12' */
function place(source: string, at: number): string {
  const before = source.slice(0, at).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
