import { readAttributes } from './attributes.ts';
import { COLON, GREATER, nameEnd, partEnd } from './characters.ts';
import { checkDuplicates } from './duplicates.ts';
import type { Reading } from './reading.ts';
import { CONTENT_END, CONTENT_START, DECLARES, EMPTY, END, NAMESPACE, NEXT, QUALIFIED } from './tape.ts';

/** Reads the start tag or empty-element tag at `start`, where a `<` and the first character of a name stand. */
export function readStartTag(reading: Reading, start: number): number {
  const { text, tape, open, namespaces } = reading;
  let pos = partEnd(text, start + 1);
  const qualified = text.charCodeAt(pos) === COLON;
  if (qualified) pos = nameEnd(text, start + 1);
  const parent = open.innermost;
  if (parent < 0) beginRoot(reading, start, pos);
  const element = tape.addElement(start, pos, parent);
  if (qualified) tape.mark(element, QUALIFIED);
  if (parent >= 0) reading.borders?.startTag(text, tape, element);

  if (text.charCodeAt(pos) === GREATER) pos += 1;
  else pos = readAttributes(reading, element, start, pos);
  tape.set(element, END, pos);
  tape.set(element, CONTENT_START, pos);
  tape.set(element, CONTENT_END, pos);
  tape.set(element, NEXT, tape.length);

  if (tape.has(element, QUALIFIED)) namespaces.enter(text, tape, element, reading.problems);
  else tape.set(element, NAMESPACE, namespaces.unprefixed);
  checkDuplicates(text, tape, element, reading.problems);
  if (!tape.has(element, EMPTY)) open.push(element);
  else if (tape.has(element, DECLARES)) namespaces.leave();
  return pos;
}

function beginRoot(reading: Reading, start: number, nameStop: number): void {
  const message = 'A second root element: XML has exactly one element at the top; put both into one.';
  if (reading.open.rootSeen && reading.list === undefined) reading.outside(start, nameStop, message);
  reading.open.rootSeen = true;
}
