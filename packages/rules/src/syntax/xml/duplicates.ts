import { attributesEnd } from './namespaces.ts';
import { type Problems, shown } from './problems.ts';
import { NAME_END, NAMESPACE, START, type Tape } from './tape.ts';

/** Up to so many attributes, comparing each with each is faster than remembering names. */
const FEW = 8;

/** Reports attributes of the element that are there twice: by name, or by namespace and local name. */
export function checkDuplicates(text: string, tape: Tape, element: number, problems: Problems): void {
  const first = tape.after(element);
  if (first === tape.length) return;
  const second = tape.after(first);
  if (second === tape.length) return;
  const end = attributesEnd(tape, element);
  const few = end - first <= FEW * (second - first);
  if (few && !mayRepeat(text, tape, first, end)) return;

  const seen = new Map<string, number>();
  for (let at = first; at < end; at = tape.after(at)) {
    const name = expandedName(text, tape, at);
    const before = seen.get(name);
    if (before === undefined) seen.set(name, at);
    else report(text, tape, before, at, problems);
  }
}

/** Whether two of the attributes have the same name as written, or the same namespace. */
function mayRepeat(text: string, tape: Tape, first: number, end: number): boolean {
  for (let at = tape.after(first); at < end; at = tape.after(at)) {
    const start = tape.cell(at, START);
    const length = tape.cell(at, NAME_END) - start;
    const namespace = tape.cell(at, NAMESPACE);
    for (let other = first; other < at; other = tape.after(other)) {
      if (namespace !== 0 && tape.cell(other, NAMESPACE) === namespace) return true;
      const otherStart = tape.cell(other, START);
      if (tape.cell(other, NAME_END) - otherStart === length && same(text, start, otherStart, length))
        return true;
    }
  }
  return false;
}

function same(text: string, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i += 1) {
    if (text.charCodeAt(a + i) !== text.charCodeAt(b + i)) return false;
  }
  return true;
}

/** What tells attributes apart. A prefix that means nothing stands for itself. */
function expandedName(text: string, tape: Tape, at: number): string {
  const name = text.slice(tape.cell(at, START), tape.cell(at, NAME_END));
  const namespace = tape.cell(at, NAMESPACE);
  return namespace === 0 ? name : `${namespace}:${name.slice(name.indexOf(':') + 1)}`;
}

function report(text: string, tape: Tape, before: number, at: number, problems: Problems): void {
  const start = tape.cell(at, START);
  const stop = tape.cell(at, NAME_END);
  const related = {
    start: tape.cell(before, START),
    end: tape.cell(before, NAME_END),
    message: 'The first one.',
  };
  problems.add(start, stop, `The attribute ${shown(text.slice(start, stop))} is there twice; remove one.`, {
    related,
  });
}
