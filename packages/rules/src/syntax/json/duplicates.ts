import { keyOf, keySpan, type Source } from './node.ts';
import type { Report } from './report.ts';
import { ESCAPED_KEY, OBJECT } from './tape.ts';

/** Reports every key that its object has had before. */
export function reportDuplicates(source: Source, report: Report): void {
  const { tape } = source;
  for (let index = 0; index < tape.length; index += 1) {
    if (tape.kind(index) === OBJECT && mayRepeat(source, index)) compareKeys(source, index, report);
  }
}

function compareKeys(source: Source, object: number, report: Report): void {
  const { tape } = source;
  const seen = new Map<string, number>();
  const end = tape.next(object);
  for (let member = object + 1; member < end; member = tape.next(member)) {
    if (tape.keyStart(member) < 0) continue;
    const key = keyOf(source, member);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, member);
    else report.repeated(key, keySpan(source, first), keySpan(source, member));
  }
}

/** Up to so many members, looking at all pairs is quicker than making strings. */
const FEW = 24;

/** Room for a look at each key of one object. */
const looks = new Float64Array(FEW);

/** False when a look at the keys where they stand shows that all of them differ. */
function mayRepeat({ text, tape }: Source, object: number): boolean {
  let count = 0;
  const end = tape.next(object);
  for (let member = object + 1; member < end; member = tape.next(member)) {
    if (count === FEW || (tape.flags(member) & ESCAPED_KEY) !== 0) return true;
    const look = lookOf(text.value, tape.keyStart(member), tape.keyEnd(member));
    for (let other = 0; other < count; other += 1) if (looks[other] === look) return true;
    looks[count] = look;
    count += 1;
  }
  return false;
}

/** The same for equal keys, and mostly different for others. */
function lookOf(text: string, start: number, end: number): number {
  if (start >= end) return 0;
  const middle = (start + end) >> 1;
  const ends = text.charCodeAt(start) * 31 + text.charCodeAt(end - 1);
  return (ends * 31 + text.charCodeAt(middle)) * 31 + (end - start);
}
