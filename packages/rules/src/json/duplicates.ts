import { keyOf, keySpan, type Source } from './node.ts';
import type { Report } from './report.ts';
import { OBJECT } from './tape.ts';

/** Reports every key that an object has had before. */
export function reportDuplicates(source: Source, report: Report): void {
  const { tape } = source;
  const seen = new Map<string, number>();
  for (let object = 0; object < tape.length; object += 1) {
    if (tape.kind(object) !== OBJECT) continue;
    seen.clear();
    const end = tape.next(object);
    for (let member = object + 1; member < end; member = tape.next(member)) {
      if (tape.keyStart(member) < 0) continue;
      const key = keyOf(source, member);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, member);
      else report.repeated(key, keySpan(source, first), keySpan(source, member));
    }
  }
}
