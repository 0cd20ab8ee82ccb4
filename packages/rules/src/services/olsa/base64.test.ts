import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';

test('bytes there and back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(toBase64([...bytes])).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(toBase64([...bytes]))).toEqual([...bytes]);
    }),
  );
});

test.each(['a', 'abc', 'ab=c', '====', 'äöüß', 'ab-_', 'QUJD='])('%j is no Base64', (text) => {
  expect(fromBase64(text)).toBeUndefined();
});

test.each(['', '  ', 'QUJD', 'QU\nJD'])('%j is', (text) => {
  expect(fromBase64(text)).toEqual([...Buffer.from(text, 'base64')]);
});
