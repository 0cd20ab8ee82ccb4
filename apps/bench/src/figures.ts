import type { Row } from './rows.ts';
import type { Samples, Series, Who } from './series.ts';
import { median, p95 } from './statistics.ts';

export interface Measured {
  readonly row: Row;
  readonly ours: number;
  readonly peer: number;
  /** Ours divided by the peer's; NaN when one of them could not be measured. */
  readonly ratio: number;
  /** Why there is no figure of ours, or of the peer: 'not installed'. */
  readonly failures: { readonly ours: string | undefined; readonly peer: string | undefined };
  /** Undefined: there is no target, or it is a ratio and there is no figure of the peer. */
  readonly isReached: boolean | undefined;
}

/** What must be measured for a row. `who`: whose figure, when not ours. */
export function needs(row: Row, who: Who = 'ours'): readonly Series[] {
  return [...seriesOf(row, oursOf(row, who)), ...seriesOf(row, peerOf(row, who))];
}

/** What the samples say of a row. `who`: instead of us. */
export function measured(row: Row, samples: Samples, who: Who = 'ours'): Measured {
  const ours = figure(row, oursOf(row, who), samples);
  const peer = figure(row, peerOf(row, who), samples);
  const ratio = ours / peer;
  const failures = {
    ours: failure(row, oursOf(row, who), samples),
    peer: failure(row, peerOf(row, who), samples),
  };
  return { row, ours, peer, ratio, failures, isReached: isReached(row, ours, ratio) };
}

function isReached({ target }: Row, ours: number, ratio: number): boolean | undefined {
  if (target === undefined) return undefined;
  if (Number.isNaN(ours)) return false;
  if ('figure' in target) return ours <= target.figure;
  return Number.isNaN(ratio) ? undefined : ratio <= target.times;
}

function failure(row: Row, series: Series, samples: Samples): string | undefined {
  return seriesOf(row, series)
    .map((one) => samples.failure(one))
    .find((reason) => reason !== undefined);
}

function oursOf({ what }: Row, who: Who): Series {
  return `${what}/${who}`;
}

/** The JSON server has as much JSON where we have XML. */
function peerOf({ what, against }: Row, who: Who): Series {
  const work = what.slice(0, what.indexOf('/'));
  if (isLoad(against)) return `${work}/${against}/${who}`;
  const load = what.slice(work.length + 1);
  return `${work}/${isJsonServer(against) ? load.replace('xml', 'json') : load}/${against}`;
}

export function isJsonServer(against: Row['against']): boolean {
  return against === 'json' || against === 'json-push';
}

export function isLoad(against: Row['against']): against is `xml-${string}` | `json-${string}` {
  return /^(xml|json)-\d/.test(against);
}

function seriesOf({ statistic }: Row, series: Series): readonly Series[] {
  return statistic === 'growth' ? [series, quarterOf(series)] : [series];
}

function figure({ statistic }: Row, series: Series, samples: Samples): number {
  if (statistic === 'p95') return p95(samples.of(series));
  const middle = median(samples.of(series));
  return statistic === 'median' ? middle : middle / median(samples.of(quarterOf(series)));
}

/** 'lint/xml-100MB/ours' → 'lint/xml-25MB/ours'. */
function quarterOf(series: Series): Series {
  return series.replace(/\d+(?=[KMG]B)/, (size) => String(Number(size) / 4)) as Series;
}
