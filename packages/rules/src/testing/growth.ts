/**
 * How many times as long something takes when there is four times as much of it: 4 when it grows with the size, 16 when
 * with its square. The best of five runs of each size, interleaved, in time of the processor: what else runs on the
 * machine disturbs little.
 */
export function growth(size: number, prepare: (size: number) => () => void): number {
  const small = prepare(size);
  const large = prepare(4 * size);
  let [best, bestOfLarge] = [Infinity, Infinity];
  for (let run = 0; run < 5; run += 1) {
    best = Math.min(best, timeOf(small));
    bestOfLarge = Math.min(bestOfLarge, timeOf(large));
  }
  return bestOfLarge / best;
}

/** In microseconds. */
function timeOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
