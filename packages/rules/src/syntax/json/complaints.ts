import type { Report } from './report.ts';

/** What the scanner can find wrong, in words, each with its repair where that is certain. */

export function missingColon(report: Report, before: number, start: number): void {
  const repair = { title: 'Insert the colon', start: before, end: before, text: ':' };
  report.invalid('A colon is missing between a key and its value.', start, start + 1, repair);
}

/** `certain`: what begins at `start` can only be the next member or item. */
export function missingComma(report: Report, before: number, start: number, certain: boolean): void {
  const repair = { title: 'Insert the comma', start: before, end: before, text: ',' };
  report.invalid('A comma is missing before this.', start, start + 1, certain ? repair : undefined);
}

export function missingKey(report: Report, start: number): void {
  report.invalid('A key is missing before this.', start, start + 1);
}

export function missingValue(report: Report, at: number, hasColon: boolean): void {
  report.invalid(`${hasColon ? 'A value is' : 'A colon and a value are'} missing after this.`, at - 1, at);
}

export function nothingBeforeComma(report: Report, at: number): void {
  report.invalid('Something is missing before this comma.', at, at + 1);
}

export function trailingComma(report: Report, at: number): void {
  const repair = { title: 'Remove the comma', start: at, end: at + 1, text: '' };
  report.invalid('No comma may stand before a closing bracket.', at, at + 1, repair);
}

export function neverClosed(report: Report, start: number): void {
  report.invalid('This bracket is never closed.', start, start + 1);
}

export function closedTooEarly(report: Report, start: number): void {
  report.invalid('This closes the whole value, but more of it follows.', start, start + 1);
}

export function afterTheEnd(report: Report, start: number, end: number): void {
  report.invalid('The JSON value ends before this: nothing may follow it.', start, end);
}

export function unexpected(report: Report, start: number, end: number): void {
  report.invalid('This cannot stand here.', start, end);
}

export function nothing(report: Report, end: number): void {
  report.invalid('A JSON value is missing.', 0, end);
}

export function openKey(report: Report, start: number, end: number): void {
  report.invalid('This key has no closing quote.', start, end);
}

export function bareKey(report: Report, start: number, end: number, written: string, certain: boolean): void {
  const repair = { title: 'Put the key in quotes', start, end, text: JSON.stringify(written) };
  report.invalid('A JSON key stands in double quotes.', start, end, certain ? repair : undefined);
}

export function bareWord(report: Report, start: number, end: number, written: string): void {
  const literal = /^(?:true|false|null)$/i.test(written) ? written.toLowerCase() : undefined;
  const repair = literal === undefined ? undefined : { title: `Write ${literal}`, start, end, text: literal };
  report.invalid('This is no JSON value: text stands in double quotes.', start, end, repair);
}

export function badNumber(report: Report, start: number, end: number): void {
  const message = 'This is no number as JSON writes it; as text it stands in double quotes.';
  report.invalid(message, start, end);
}

export function bareVariable(report: Report, start: number, end: number): void {
  report.invalid('A variable outside quotes is no JSON.', start, end);
}

export function comment(report: Report, start: number, end: number): void {
  report.invalid('JSON knows no comments.', start, end);
}

export function openComment(report: Report, start: number): void {
  report.invalid('This comment is never closed.', start, start + 2);
}

export function byteOrderMark(report: Report): void {
  const repair = { title: 'Remove the byte order mark', start: 0, end: 1, text: '' };
  report.invalid('JSON does not begin with a byte order mark.', 0, 1, repair);
}

export function foreignSpace(report: Report, start: number, end: number): void {
  const message = 'White space in JSON is a space, a tab or a line end, nothing else.';
  report.invalid(message, start, end, { title: 'Use a space', start, end, text: ' ' });
}
