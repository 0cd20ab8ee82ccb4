import { expect, test } from 'vitest';
import { noSettings } from '../model/settings.ts';
import { services } from '../services/index.ts';
import { growth } from '../testing/growth.ts';
import { LoadFile } from './load-file.ts';

const user = '<user><primary_id>a</primary_id><user_group>b</user_group></user>\n';
const object = '{"primary_id": "a", "user_group": {}}';

/** Load files in which almost nothing is right, by how often it is not. */
const hostile: Record<string, (n: number) => string> = {
  users: (n) => `<users>${user.repeat(n)}</users>`,
  'users without an end tag': (n) =>
    `<users>${user}${'<user><primary_id>a</primary_id>\n'.repeat(n)}</users>`,
  'nothing but start tags': (n) => `<users>${user}${'<user>'.repeat(n)}`,
  'nothing but end tags': (n) => `<users>${user}${'</user>'.repeat(n)}</users>`,
  'end tags of the list': (n) => `<users>${user}${`</users>${user}`.repeat(n)}`,
  'users in users': (n) => `<users>${user}${'<user>'.repeat(n)}${'</user>'.repeat(n)}</users>`,
  'a user without end before every other': (n) =>
    `<users>${user}${`<user><a>${user.repeat(3)}`.repeat(n)}</users>`,
  'other elements': (n) => `<users>${user}${'<x/>'.repeat(n)}</users>`,
  'other elements without end': (n) => `<users>${user}${'<x>'.repeat(n)}</users>`,
  'open comments': (n) => `<users>${`${user}<!-- `.repeat(n)}</users>`,
  'open CDATA sections': (n) => `<users>${`${user}<![CDATA[ `.repeat(n)}</users>`,
  'open CDATA sections in elements': (n) =>
    `<users>${user}${'<user><a><![CDATA[\n</user>'.repeat(n)}</users>`,
  'open instructions': (n) => `<users>${`${user}<?a `.repeat(n)}</users>`,
  'open DOCTYPEs': (n) => `<users>${`${user}<!DOCTYPE a [" `.repeat(n)}</users>`,
  'open quotes': (n) => `<users>${user}${`<user a='"><b c="'>\n</user>`.repeat(n)}</users>`,
  ampersands: (n) => `<users>${user}${'<user>&&&&</user>'.repeat(n)}</users>`,
  'illegal characters': (n) => `<users>${user}${'<user>\u0000 𝒜</user>'.repeat(n)}</users>`,
  'namespaces without a name': (n) => `<users>${user}${'<p:user xmlns:q="u"/>'.repeat(n)}</users>`,
  objects: (n) => `[${object}${`,\n${object}`.repeat(n)}]`,
  'objects in one line': (n) => `[${object}${`,${object}`.repeat(n)}]`,
  'objects without an end': (n) => `[${object}${',{"primary_id": "a"'.repeat(n)}]`,
  'objects in lists without an end': (n) => `[${object}${',{"primary_id": [\n'.repeat(n)}]`,
  'lists without an end': (n) => `[${object}${',['.repeat(n)}`,
  'objects without commas': (n) => `[${object}${object.repeat(n)}]`,
  commas: (n) => `[${object}${','.repeat(n)}]`,
  'brackets too many': (n) => `[${object}${`], ${object}`.repeat(n)}]`,
  'brackets inside objects': (n) => `[${object}, {${'] '.repeat(n)}}]`,
  'strings without an end': (n) => `[${object}${',{"primary_id: "a\n}'.repeat(n)}]`,
  'single quotes': (n) => `[${object}${`,'`.repeat(n)}]`,
  'bare words': (n) => `[${object}${', a b / c'.repeat(n)}]`,
  colons: (n) => `[${object}${'"a":'.repeat(n)}]`,
};

test.each(
  Object.entries(hostile),
)('read and edited in a time that grows with the number of: %s', (_, make) => {
  const factor = growth(1500, (n) => {
    const text = make(n);
    const middle = text.length >> 1;
    return () => {
      const file = LoadFile.read({ text, path: 'x' }, services, noSettings);
      for (const by of ['x', '<', '"', '{']) file?.edit({ start: middle, end: middle }, by);
    };
  });
  expect(factor).toBeLessThan(8);
});
