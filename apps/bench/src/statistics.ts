/** The middle one; of an even number, the mean of the two in the middle. */
export function median(samples: readonly number[]): number {
  const sorted = sort(samples);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}

/** The least sample that 95 of 100 do not exceed. */
export function p95(samples: readonly number[]): number {
  return sort(samples)[Math.ceil(samples.length * 0.95) - 1] ?? Number.NaN;
}

function sort(samples: readonly number[]): number[] {
  return [...samples].sort((a, b) => a - b);
}
