/**
 * What is measured of whom, such as 'key/xml-10MB/ours': work, load, who. Each gives samples in the unit of its work:
 * milliseconds, seconds for whole processes ('lint'), megabytes for memory, kilobytes for bundles.
 */
export type Series = `${string}/${string}/${Who}`;

/** `other`: another build of ours, for comparing. */
export type Who =
  | 'ours'
  | 'other'
  | 'null'
  | 'json'
  | 'json-push'
  | 'xmllint'
  | 'xmlwf'
  | 'saxes'
  | 'JSON.parse'
  | 'node'
  | 'xpath';

export function partsOf(series: Series): { readonly work: string; readonly load: string; readonly who: Who } {
  const [work = '', load = '', who = ''] = series.split('/');
  return { work, load, who: who as Who };
}

/** The samples of all series so far, and why there are none of some. */
export class Samples {
  readonly #samples = new Map<Series, number[]>();
  readonly #failures = new Map<Series, string>();

  add(series: Series, sample: number): void {
    const samples = this.#samples.get(series);
    if (samples === undefined) this.#samples.set(series, [sample]);
    else samples.push(sample);
  }

  /** `reason`: a few words for the table. */
  fail(series: Series, reason: string): void {
    this.#failures.set(series, reason);
  }

  /** Empty for what failed. */
  of(series: Series): readonly number[] {
    return this.#failures.has(series) ? [] : (this.#samples.get(series) ?? []);
  }

  failure(series: Series): string | undefined {
    return this.#failures.get(series);
  }
}

/** Something that takes samples of some series each time it is asked. */
export interface Subject {
  readonly series: readonly Series[];
  /** Before the first sample. */
  readonly prepare?: () => Promise<void>;
  readonly sample: () => Promise<void>;
}

/**
 * Asks all in turn, forward and backward alternately (A B B A), so that whatever slows the machine for a while slows
 * all alike and nobody always comes after the heaviest. Who fails once is asked no more and costs the others nothing.
 */
export async function interleave(
  subjects: readonly Subject[],
  rounds: number,
  samples: Samples,
): Promise<void> {
  const failed = new Set<Subject>();
  const ask = async (subject: Subject, work: (() => Promise<void>) | undefined) => {
    if (failed.has(subject)) return;
    try {
      await work?.();
    } catch (error) {
      failed.add(subject);
      const reason = error instanceof Error ? error.message : String(error);
      for (const series of subject.series) samples.fail(series, reason);
    }
  };
  for (const subject of subjects) await ask(subject, subject.prepare);
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? subjects : [...subjects].reverse();
    for (const subject of order) await ask(subject, subject.sample);
  }
}
