import type { Severity } from '../facts/evidence.ts';
import type { Finding } from '../model/rule.ts';

/** The gravest findings of a file. */
export interface Gravest<One = Finding> {
  /** By place. */
  readonly findings: readonly One[];
  /** How many there are in all. */
  readonly total: number;
  /** The first of those left out. */
  readonly leftOut: One | undefined;
}

const bySeverity: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** At most `most` of some findings, in the order they come in: the gravest, and of those as grave as each other the first. */
export function gravestOf<One extends { readonly severity: Severity }>(
  findings: readonly One[],
  most: number,
): Gravest<One> {
  const room = new Room(most, (severity) => findings.filter((one) => one.severity === severity).length);
  const taken: One[] = [];
  let leftOut: One | undefined;
  for (const finding of findings) {
    if (room.take(finding.severity)) taken.push(finding);
    else leftOut ??= finding;
  }
  return { findings: taken, total: findings.length, leftOut };
}

/** How many of each severity find room among `most`. */
export class Room {
  readonly #left = new Map<Severity, number>();
  /** How many are still to come. */
  total = 0;

  /** `count`: how many of a severity there are. */
  constructor(most: number, count: (severity: Severity) => number) {
    for (const severity of bySeverity) {
      const fitting = Math.min(count(severity), most - this.total);
      this.#left.set(severity, fitting);
      this.total += fitting;
    }
  }

  has(severity: Severity): boolean {
    return (this.#left.get(severity) ?? 0) > 0;
  }

  /** Whether there is room for one more of this severity, which then takes it. */
  take(severity: Severity): boolean {
    const left = this.#left.get(severity) ?? 0;
    if (left === 0) return false;
    this.#left.set(severity, left - 1);
    this.total -= 1;
    return true;
  }
}
