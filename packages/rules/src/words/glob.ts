/** The stars of a pattern, and its alternatives, are few: who writes more means something else. */
const mostAlternatives = 64;
const longestPattern = 200;

export type Glob = (path: string) => boolean;

/**
 * Compiles a glob pattern over paths with '/': `*` and `?` within a segment, `**` for any number of segments, `{a,b}` for
 * either; everything else means itself. No regular expression is made of it, because a settings file may come from
 * anywhere: matching takes at most its length times that of the path. Undefined when it is no pattern.
 */
export function compileGlob(pattern: string): Glob | undefined {
  const alternatives = pattern === '' || pattern.length > longestPattern ? undefined : expand(pattern);
  const compiled = alternatives?.map((alternative) => alternative.split('/'));
  return (
    compiled &&
    ((path) => {
      const segments = path.split('/');
      return compiled.some((parts) => matchesSegments(parts, segments));
    })
  );
}

/** `a{b,c}d` → `abd`, `acd`; undefined when there are too many, or a brace is not closed. */
function expand(pattern: string): readonly string[] | undefined {
  let done: string[] = [''];
  let at = 0;
  while (at < pattern.length) {
    const open = pattern.indexOf('{', at);
    const text = pattern.slice(at, open < 0 ? pattern.length : open);
    done = done.map((start) => start + text);
    if (open < 0) return done;
    const close = pattern.indexOf('}', open);
    const choices = pattern.slice(open + 1, close).split(',');
    if (close < 0 || pattern.slice(open + 1, close).includes('{')) return undefined;
    if (done.length * choices.length > mostAlternatives) return undefined;
    done = done.flatMap((start) => choices.map((choice) => start + choice));
    at = close + 1;
  }
  return done;
}

/** Greedy, with one place to come back to: the last `**`. */
function matchesSegments(parts: readonly string[], segments: readonly string[]): boolean {
  return matches(
    parts.length,
    segments.length,
    (i) => parts[i] === '**',
    (i, j) => matchesSegment(parts[i] ?? '', segments[j] ?? ''),
  );
}

function matchesSegment(part: string, segment: string): boolean {
  return matches(
    part.length,
    segment.length,
    (i) => part[i] === '*',
    (i, j) => part[i] === '?' || part[i] === segment[j],
  );
}

/** Whether `length` parts fit all `count` items; a star part fits any number of them. */
function matches(
  length: number,
  count: number,
  isStar: (part: number) => boolean,
  fits: (part: number, item: number) => boolean,
): boolean {
  let part = 0;
  let item = 0;
  let star = -1;
  let resume = 0;
  while (item < count) {
    if (part < length && isStar(part)) {
      star = part++;
      resume = item;
    } else if (part < length && fits(part, item)) {
      part++;
      item++;
    } else if (star >= 0) {
      part = star + 1;
      item = ++resume;
    } else return false;
  }
  while (part < length && isStar(part)) part++;
  return part === length;
}
