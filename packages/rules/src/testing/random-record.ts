import type { Field } from '../facts/field.ts';
import { type Place, places } from '../facts/place.ts';
import type { RecordType } from '../model/service.ts';
import type { Said } from './spellings.ts';

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A record of this type as somebody may write it: some of its fields, some twice, some misnamed, values of all kinds. */
export function randomRecord(type: RecordType, random: () => number): Said {
  const root = places(type.table).get(type.root);
  if (root === undefined) throw new Error(`No record ${type.root}`);
  return { ...randomGroup(root, random), name: type.root };
}

/** The text with a few of its characters changed, as by a person at work or by a bad program. */
export function mutated(text: string, random: () => number): string {
  let changed = text;
  for (let times = below(4, random); times > 0; times -= 1) {
    const at = below(changed.length, random);
    const length = below(12, random);
    const [before, cut, after] = [
      changed.slice(0, at),
      changed.slice(at, at + length),
      changed.slice(at + length),
    ];
    const from = below(changed.length, random);
    changed = oneOf(
      [
        before + after,
        before + oneOf(slips, random) + cut + after,
        before + changed.slice(from, from + length * 5) + cut + after,
        before + cut.toUpperCase() + after,
      ],
      random,
    );
  }
  return changed;
}

const slips =
  '< > & " { } [ ] , : </ /> <!-- --> ]]> <![CDATA[ x &amp; \\ {{a}} null true 17 <x/> [{ }] "x":1, é'.split(
    ' ',
  );

function randomGroup(place: Place, random: () => number): Said {
  const children: Said[] = [];
  const attributes: Record<string, string> = {};
  for (const child of place.children.values()) {
    if (random() > (child.field.required === undefined ? 0.4 : 0.85)) continue;
    if (child.name.startsWith('@')) attributes[child.name.slice(1)] = randomText(child.field, random);
    else {
      const times = child.field.many === true ? below(4, random) : random() < 0.05 ? 2 : 1;
      for (let i = 0; i < times; i += 1) children.push(randomChild(child, random));
    }
  }
  if (random() < 0.1) children.push({ name: oneOf(strangers, random), text: oneOf(texts, random) });
  return place.field.type === 'group'
    ? { name: place.name, attributes, children }
    : { name: place.name, attributes, text: randomText(place.field, random) };
}

function randomChild(place: Place, random: () => number): Said {
  const written = randomGroup(place, random);
  if (random() < 0.97) return written;
  return { ...written, name: oneOf([camel(place.name), place.name.toUpperCase(), `${place.name}s`], random) };
}

function randomText({ type, example = 'x', limits = [] }: Field, random: () => number): string {
  if (type === 'date' && random() < 0.7) return `20${10 + below(30, random)}-0${1 + below(9, random)}-15Z`;
  const most = Math.max(0, ...limits.flatMap(({ max }) => max ?? []));
  return random() < 0.6 ? example : oneOf([...texts, 'x'.repeat(most), '😀'.repeat(most + 1)], random);
}

const strangers = [
  'hobby',
  'user_identifiers',
  'xml_value',
  'additionalProp1',
  'last_name',
  'value',
  'desc',
  'note',
];
const texts = [
  '',
  ' ',
  ' PUBLIC',
  'public',
  'Public',
  'STAFF',
  'INTERNAL',
  'ACTIVE',
  'INACTIVE',
  'true',
  'TRUE',
  '1',
  '007',
  '12345678901234567890',
  '4111 1111 1111 1111',
  '2020-02-30Z',
  '2020-01-31Z',
  '2031-12-31',
  '01/02/2030',
  '20300101',
  'string',
  '{{variable}}',
  'a&b <c> ]]> "d"',
  'tab\tand\nline',
  'x\u0085y',
  'x\u0001y',
  'é–日本😀',
];

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function below(count: number, random: () => number): number {
  return Math.floor(random() * count);
}

function oneOf<Value>(values: readonly Value[], random: () => number): Value {
  return values[below(values.length, random)] as Value;
}
