import { isLoad, type Measured } from './figures.ts';
import { idOf } from './rows.ts';

/** Ratios that were reached, by the id of their row. */
export type Reached = ReadonlyMap<string, number>;

/** A ratio may grow to so many times what was reached before it counts as lost: repeats differ by 5 to 10 %. */
const SLACK = 1.15;

/** Rows whose ratio was better before, by more than runs differ; or that we fail at now. */
export function fallen(all: readonly Measured[], reached: Reached): readonly Measured[] {
  return all.filter(({ row, ours, ratio, isReached }) => {
    const before = reached.get(idOf(row));
    if (before === undefined) return false;
    if (Number.isNaN(ours)) return true;
    // Beside ourselves (XML and JSON, 10 MB and 8 KB) a ratio also grows when the other one gets quicker.
    if (isReached === true && (isLoad(row.against) || row.statistic === 'growth')) return false;
    return ratio > before * SLACK;
  });
}

/** Takes the ratios of these rows; what was not measured stays. */
export function accept(all: readonly Measured[], reached: Reached): Reached {
  const next = new Map(reached);
  for (const { row, ratio } of all)
    if (!Number.isNaN(ratio)) next.set(idOf(row), Number(ratio.toPrecision(3)));
  return next;
}
