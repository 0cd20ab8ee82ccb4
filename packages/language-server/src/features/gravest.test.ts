import type { Finding, Severity } from '@userlint/rules';
import { expect, test } from 'vitest';
import { gravest } from './gravest.ts';

/** One finding for each letter, named by its place: 'ewih' are an error at 0, a warning at 1 … */
function findings(letters: string): Finding[] {
  const severities = new Map<string, Severity>([
    ['e', 'error'],
    ['w', 'warning'],
    ['i', 'information'],
    ['h', 'hint'],
  ]);
  return [...letters].map((letter, at) => ({
    rule: `${letter}${at}`,
    severity: severities.get(letter) ?? 'error',
    message: '',
    span: { start: at, end: at + 1 },
    error: null,
    fixes: [],
    related: [],
    unnecessary: false,
  }));
}

function shown(letters: string, most: number): string {
  return gravest(findings(letters), most)
    .map(({ rule, message }) => (rule === 'more-findings' ? `(${/\d+/.exec(message)?.[0]} more)` : rule))
    .join(' ');
}

test.each([
  ['', 3, ''],
  ['hie', 3, 'h0 i1 e2'],
  ['hiew', 3, '(1 more) i1 e2 w3'],
  ['hhhee', 3, 'h0 (2 more) e3 e4'],
  ['eeee', 2, 'e0 e1 (2 more)'],
  ['wewewe', 3, '(3 more) e1 e3 e5'],
  ['wewewe', 4, 'w0 e1 (2 more) e3 e5'],
  ['hhh', 0, '(3 more)'],
])('of %j the gravest %i are shown at their places: %s', (letters, most, expected) => {
  expect(shown(letters, most)).toBe(expected);
});

test('the line stands at the first finding that is left out', () => {
  const more = gravest(findings('eehw'), 2).find(({ rule }) => rule === 'more-findings');
  expect(more).toMatchObject({ severity: 'information', span: { start: 2, end: 3 } });
});
