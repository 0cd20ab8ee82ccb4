import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  /** Rows whose id matches. */
  readonly only: RegExp | undefined;
  /** How often each is measured; as often as a row needs when left out. */
  readonly runs: number | undefined;
  /** Main files of another build, measured beside this one. */
  readonly server: string | undefined;
  readonly cli: string | undefined;
  /** XSD for xmllint, instead of the one made from our tables. */
  readonly schema: string | undefined;
  /** Also a load file of one gigabyte. */
  readonly huge: boolean;
  /** Keep the ratios of this run as those to hold. */
  readonly accept: boolean;
  readonly list: boolean;
}

export const usage = `npm run bench -- [options]

  --only PATTERN   only rows whose id matches this pattern, such as 'key-.*10MB'
  --list           the ids of the rows, nothing measured
  --runs N         how often each is measured
  --server PATH    main.js of another build of the server, measured beside this one
  --cli PATH       main.js of another build of the command line, measured beside this one
  --schema PATH    XSD for xmllint instead of the one made from our tables
  --huge           also a load file of 1 GB
  --accept         keep the ratios of this run as those that must hold
`;

/** Throws an Error with a readable message for a command line that cannot be meant. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      runs: { type: 'string' },
      server: { type: 'string' },
      cli: { type: 'string' },
      schema: { type: 'string' },
      huge: { type: 'boolean', default: false },
      accept: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  });
  const { only, runs, server, cli, schema, ...flags } = values;
  if (runs !== undefined && !/^[1-9]\d{0,3}$/.test(runs))
    throw new Error('--runs needs a whole number from 1 on.');
  return {
    ...flags,
    only: only === undefined ? undefined : new RegExp(only),
    runs: runs === undefined ? undefined : Number(runs),
    server: server && path(server),
    cli: cli && path(cli),
    schema: schema && path(schema),
  };
}

/** npm runs scripts in the folder of the package; the path is meant from where npm was started. */
function path(given: string): string {
  return resolve(process.env.INIT_CWD ?? '.', given);
}
