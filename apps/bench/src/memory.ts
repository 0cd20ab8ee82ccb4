import { readFileSync } from 'node:fs';

/** The most memory a running process had so far; undefined where there is no /proc, or no such process any more. */
export function peakMegabytes(pid: number | undefined): number | undefined {
  if (pid === undefined) return undefined;
  try {
    // What /proc calls kB are 1,024 bytes.
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / 1e6;
  } catch {
    // Not Linux, or it has ended just now.
    return undefined;
  }
}
