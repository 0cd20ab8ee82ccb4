import type { Who } from './series.ts';

export type Statistic = 'median' | 'p95' | 'growth';

/**
 * What we want: at most so many times the peer's figure, or a figure of ours of at most so much in the unit of the work.
 */
export type Target = { readonly times: number } | { readonly figure: number };

/** One line of the table. What is compared is ours divided by the peer's: less is better. */
export interface Row {
  /** Work and load, such as 'key/xml-10MB'. */
  readonly what: `${string}/${string}`;
  /** `growth`: how many times as much it is as for a quarter of the load. */
  readonly statistic: Statistic;
  /** A peer that does the same; or another load, for what should cost Userlint the same. */
  readonly against: Who | Load;
  /** Rows without one are there to be seen. */
  readonly target: Target | undefined;
}

type Load = `${'xml' | 'json'}-${string}`;

/** Also what `--only` is matched against. */
export function idOf({ what, statistic, against }: Row): string {
  return `${what} ${statistic} ${against}`;
}

function row(what: Row['what'], statistic: Statistic, against: Row['against'], target?: Target): Row {
  return { what, statistic, against, target };
}

const times = (most: number): Target => ({ times: most });
const figure = (most: number): Target => ({ figure: most });

/** What the table of `docs/benchmarks.md` has, in its order. */
export const rows: readonly Row[] = [
  row('key/xml-8KB', 'median', 'json', times(1)),
  row('key/xml-8KB', 'p95', 'json-push', times(1 / 50)),
  row('key/xml-8KB', 'p95', 'null', times(2.5)),
  row('key/json-8KB', 'median', 'json', times(1)),
  row('key/json-8KB', 'p95', 'json-push', times(1 / 50)),
  row('key/json-8KB', 'p95', 'null', times(2.5)),

  row('key/xml-1MB', 'median', 'xml-8KB', times(1.5)),
  row('key/xml-1MB', 'p95', 'xml-8KB', times(1.5)),
  row('key/xml-1MB', 'p95', 'json-push', times(1 / 30)),
  row('key/json-1MB', 'median', 'json-8KB', times(1.5)),
  row('key/json-1MB', 'p95', 'json-8KB', times(1.5)),
  row('key/json-1MB', 'median', 'json', times(1 / 30)),
  row('key/json-1MB', 'p95', 'json-push', times(1 / 30)),

  row('key/xml-10MB', 'median', 'xml-8KB', times(1.5)),
  row('key/xml-10MB', 'p95', 'xml-8KB', times(1.5)),
  row('key/xml-10MB', 'median', 'null'),
  row('key/json-10MB', 'median', 'json-8KB', times(1.5)),
  row('key/json-10MB', 'p95', 'json-8KB', times(1.5)),
  row('key/json-10MB', 'median', 'json', times(1 / 30)),
  row('key/xml-10MB', 'growth', 'null'),
  row('key/json-10MB', 'growth', 'json'),
  row('key-finding/xml-10MB', 'median', 'xml-8KB', times(1.5)),
  row('key-finding/json-10MB', 'median', 'json-8KB', times(1.5)),

  row('completion/xml-10MB', 'median', 'null', figure(10)),
  row('completion/json-10MB', 'median', 'json', figure(10)),
  row('hover/xml-10MB', 'median', 'null', figure(10)),
  row('hover/json-10MB', 'median', 'json', figure(10)),

  row('open/xml-10MB', 'median', 'json', times(0.5)),
  row('open/xml-10MB', 'median', 'null'),
  row('open/json-10MB', 'median', 'json', times(0.5)),
  row('open/xml-10MB', 'growth', 'null', figure(8)),
  row('open/json-10MB', 'growth', 'json', figure(8)),
  row('beside/xml-20MB', 'median', 'null', figure(100)),
  row('beside/json-20MB', 'median', 'json', figure(100)),

  row('memory/xml-10MB', 'median', 'null', figure(160)),
  row('memory/json-10MB', 'median', 'json', figure(160)),
  row('memory/xml-wide-10MB', 'median', 'null', figure(160)),
  row('memory/xml-8KB', 'median', 'null', figure(80)),
  row('memory/json-8KB', 'median', 'json', figure(80)),

  row('lint/xml-10MB', 'median', 'xmllint', times(4)),
  row('lint/xml-100MB', 'median', 'xmllint', times(2)),
  row('lint/xml-100MB', 'median', 'xmlwf'),
  row('lint/xml-sound-100MB', 'median', 'xmllint', times(2)),
  row('lint/xml-wide-100MB', 'median', 'xmllint', times(2)),
  row('lint/json-10MB', 'median', 'xml-10MB', times(1.5)),
  row('lint/json-100MB', 'median', 'xml-100MB', times(1.5)),
  row('lint/json-100MB', 'median', 'JSON.parse'),
  row('lint/xml-100MB', 'growth', 'xmllint', figure(8)),
  row('lint/json-100MB', 'growth', 'JSON.parse', figure(8)),
  row('lint-memory/xml-100MB', 'median', 'xmllint', figure(150)),
  row('lint-memory/json-100MB', 'median', 'JSON.parse', figure(150)),
  row('lint/xml-1GB', 'median', 'xmllint', times(1)),
  row('lint-memory/xml-1GB', 'median', 'xmllint', figure(150)),

  row('start/nothing', 'median', 'null', times(1.2)),
  row('start/nothing', 'median', 'json', times(0.6)),
  row('start/nothing', 'median', 'node'),
  // What is put off until after `initialize` is not gone.
  row('first/xml-8KB', 'median', 'json'),
  row('first/xml-8KB', 'median', 'null'),
  row('bundle/server', 'median', 'null', figure(260)),

  row('assertions/xml-8KB', 'median', 'xpath', figure(1)),
  row('read/xml-8KB', 'median', 'saxes'),
  row('read/xml-1MB', 'median', 'saxes'),
  row('read/xml-10MB', 'median', 'saxes'),
  row('read/json-8KB', 'median', 'JSON.parse'),
  row('read/json-1MB', 'median', 'JSON.parse'),
  row('read/json-10MB', 'median', 'JSON.parse'),
];
