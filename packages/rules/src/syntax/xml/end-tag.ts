import { GREATER, LESS, LINE_FEED, nameEnd, skipSpace } from './characters.ts';
import { shown } from './problems.ts';
import type { Reading } from './reading.ts';
import { NAME_END, START } from './tape.ts';

/** Reads the end tag at `start`, where `</` stands. */
export function readEndTag(reading: Reading, start: number): number {
  const { text, open, tape } = reading;
  const element = open.innermost;
  if (element >= 0) {
    const nameStart = tape.cell(element, START) + 1;
    const stop = start + 2 + tape.cell(element, NAME_END) - nameStart;
    if (text.charCodeAt(stop) === GREATER && sameName(text, nameStart, start + 2, stop)) {
      open.close(start, stop + 1);
      return stop + 1;
    }
  }
  return readOtherEndTag(reading, start);
}

function sameName(text: string, nameStart: number, start: number, stop: number): boolean {
  for (let at = start, other = nameStart; at < stop; at += 1, other += 1) {
    if (text.charCodeAt(at) !== text.charCodeAt(other)) return false;
  }
  return true;
}

/** An end tag with white space in it, for another element, or half-typed. */
function readOtherEndTag(reading: Reading, start: number): number {
  const { text, open, problems } = reading;
  const stop = nameEnd(text, start + 2);
  const name = text.slice(start + 2, stop);
  const finish = skipSpace(text, stop);
  const finished = text.charCodeAt(finish) === GREATER;
  const end = finished ? finish + 1 : brokenEnd(reading, stop);

  const innermost = open.innermost < 0 ? '' : open.nameOf(open.innermost);
  const halfTyped = !finished && innermost !== name && innermost.startsWith(name);
  let fits = true;
  if (name !== '' && name === innermost) open.close(start, end);
  else fits = !halfTyped && open.closeOuter(name, start, end);

  if (!fits) {
    if (reading.borders !== undefined && innermost !== '' && name === reading.list?.name) {
      reading.borders.listEnd = start;
    }
    wait(reading, name, start, end);
  } else if (!finished) {
    const correct = `</${shown(name)}>`;
    const fix = { title: `Write ${correct}`, start, end, text: `</${name}>`, doubtful: true };
    const halfTag = text.charCodeAt(end - 1) !== GREATER;
    const message = halfTag ? 'The end tag is not finished' : 'An end tag holds nothing but its name';
    problems.add(start, end, `${message}; write ${correct}.`, { fix });
  }
  return end;
}

function wait(reading: Reading, name: string, start: number, end: number): void {
  const { open, text } = reading;
  if (open.wait(name, start, end)) return;
  if (reading.list !== undefined) open.reportStray(start, end);
  else {
    reading.outside(start, end, `${shown(text.slice(start, end))} has no start tag; remove it.`);
  }
}

/** Where an end tag ends that has more than a name: at its `>`, or before whatever else begins. */
function brokenEnd(reading: Reading, stop: number): number {
  const { text } = reading;
  for (let at = stop; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === GREATER) return at + 1;
    if (code !== LESS && code !== LINE_FEED) continue;
    reading.look(at + 1);
    return stop;
  }
  reading.look(Number.POSITIVE_INFINITY);
  return stop;
}
