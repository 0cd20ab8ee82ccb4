import { Lines, noSettings, readDocument } from '@userlint/rules';
import { expect, test } from 'vitest';
import { putRequest } from '../../test/payloads.ts';
import { chosenRequest } from './chosen-request.ts';

/** The number of the request at the first `at` of a text. */
function chosenAt(text: string, at: string): number | undefined {
  const lines = new Lines(text);
  const reading = readDocument({ text, path: 'a.http' }, noSettings);
  return chosenRequest({ position: lines.position(text.indexOf(at)) }, { reading, lines });
}

test('in a list under a request line it is the record under the cursor', () => {
  const user = (id: string) => `{"primary_id": "${id}", "record_type": {"value": "PUBLIC"}}`;
  const text = `PUT https://localhost/almaws/v1/users/a\n\n[${user('p')},\n${user('q')}, ${user('r')}]\n`;
  expect(['"p"', '"q"', '"r"'].map((id) => chosenAt(text, id))).toEqual([0, 1, 2]);
  expect(chosenAt(text, 'almaws')).toBe(0);
});

test('among several requests it is the one whose line, headers or body the cursor is in', () => {
  const text = `# nothing yet\n\n${putRequest('a')}\n${putRequest('b')}`;
  expect(chosenAt(text, 'override=a')).toBe(0);
  expect(chosenAt(text, 'override=b')).toBe(1);
  expect(chosenAt(text, 'nothing')).toBeUndefined();
});
