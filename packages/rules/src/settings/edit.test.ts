import { expect, test } from 'vitest';
import { nameCodesFolder } from './edit.ts';

test.each([
  ['no file', undefined, '{\n  "codes": "codes/",\n  "mappings": "codes/"\n}\n'],
  ['nothing in it', '{}', '{"codes": "codes/", "mappings": "codes/"}'],
  ['one line', '{ "rules": {} }', '{ "rules": {}, "codes": "codes/", "mappings": "codes/" }'],
  [
    'comments and a comma too many',
    '{\r\n\t// ours\r\n\t"rules": {}, // yes\r\n}\r\n',
    '{\r\n\t// ours\r\n\t"rules": {},\r\n\t"codes": "codes/",\r\n\t"mappings": "codes/", // yes\r\n}\r\n',
  ],
  ['half of it', '{ "codes": "codes" }', '{ "codes": "codes", "mappings": "codes/" }'],
  ['all of it', '{ "codes": "codes/", "mappings": "codes/" }', '{ "codes": "codes/", "mappings": "codes/" }'],
  ['something else', '{ "codes": { "alma/UserGroups": {} } }', undefined],
  ['no settings', '{ "rules": ', undefined],
  ['a list', '[]', undefined],
])('%s', (_, text, expected) => {
  expect(nameCodesFolder(text, 'codes')).toBe(expected);
});
