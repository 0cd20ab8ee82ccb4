import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noSettings } from '../model/settings.ts';
import { services } from '../services/index.ts';
import { parseJson } from '../syntax/json/index.ts';
import { parseXml } from '../syntax/xml/index.ts';
import { jsonFiles, jsonWords, longJson, longXml, xmlFiles, xmlWords } from '../testing/load-files.ts';
import { makeEdits, randomEdits } from '../testing/random-edits.ts';
import { Text } from '../text/text.ts';
import { LoadFile } from './load-file.ts';

/** More edit sequences, where somebody wants them: `ROPE_RUNS=10000 npx vitest run load-file`. */
const runs = Number(process.env.ROPE_RUNS ?? 60);

function read(text: string, path = 'users.xml'): LoadFile | undefined {
  return LoadFile.read({ text, path }, services, noSettings);
}

/** Everything a load file says, so that two can be compared. */
function told(file: LoadFile | undefined): string {
  if (file === undefined) return 'no load file';
  const chunks = file.chunks.map(({ text, name, ahead, begunApart, isApart, recordStart, recordEnd }) =>
    [text, name, String(ahead), begunApart, isApart, recordStart, recordEnd].join(' | '),
  );
  const requests = file.requests.map(({ span, record }) => {
    return [span, record?.at?.whole, record?.entries.map(({ path, text, at }) => [path, text, at])];
  });
  const { problems, tail, messages } = file;
  return JSON.stringify({ chunks, tail, head: messages[0]?.head, problems, requests }, null, 1);
}

function holdsAfterEdits(
  files: readonly string[],
  words: readonly string[],
  path: string,
  numRuns = runs,
): void {
  fc.assert(
    fc.property(fc.constantFrom(...files), randomEdits(words), (source, edits) => {
      let rope = read(source, path);
      makeEdits(source, edits, ({ start, end, text }, whole) => {
        const edited = rope?.edit({ start, end }, text);
        const anew = read(whole, path);
        if (edited !== undefined) expect(told(edited)).toBe(told(anew));
        rope = edited ?? anew;
      });
    }),
    { numRuns },
  );
}

describe('rope == whole: after any edits, what is read anew', () => {
  test('XML', { timeout: 600_000 }, () => holdsAfterEdits(xmlFiles, xmlWords, 'users.xml'));
  test('JSON', { timeout: 600_000 }, () => holdsAfterEdits(jsonFiles, jsonWords, 'users.json'));
  test('long records', { timeout: 600_000 }, () => {
    // Most edits take an end away, so that it is looked for far behind.
    holdsAfterEdits([longXml], ['<user>', '<a>', '</user>', ''], 'users.xml', Math.ceil(runs / 10));
    holdsAfterEdits([longJson], ['{', '[', ']}', ']},', '\n  {', ''], 'users.json', Math.ceil(runs / 10));
  });
});

/** The names of the chunks, and what is wrong with them. */
function outline(text: string): readonly string[] {
  const list = read(text);
  return [
    ...(list?.chunks ?? []).map((chunk) => chunk.text.trim().replaceAll(/\s+/g, ' ')),
    ...(list?.problems ?? []).map(({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`),
  ];
}

describe('a record that lacks its end tag ends before the next', () => {
  const one = '<user><primary_id>1</primary_id><user_group>1</user_group>';
  const two = '<user><primary_id>2</primary_id></user>';

  test('in the middle', () => {
    expect(outline(`<users>\n${one}\n${two}\n${two}\n</users>`)).toEqual([
      one,
      two,
      two,
      '<user: The record ends before </user>; add what is missing.',
    ]);
  });

  test('the last one: the list ends with its own end tag', () => {
    expect(outline(`<users>\n${two}\n${one}\n</users>`)).toEqual([
      two,
      one,
      '<user: The record ends before </user>; add what is missing.',
    ]);
  });

  test('but it may hold an element of its own name', () => {
    const within = `${one}<others>${two}${two}</others></user>`;
    expect(outline(`<users>${within}${two}</users>`)).toEqual([within, two]);
  });

  test('unless its end tag is too far away', () => {
    const far = `<note>${'x'.repeat(70_000)}</note>`;
    const within = `${one}<others>${two}</others>`;
    expect(outline(`<users>${one}${far}<others>${two}</others></user>${two}</users>`)).toHaveLength(2);
    expect(outline(`<users>${within}${far}</user>${two}</users>`)[0]).toBe(`${one}<others>`);
  });

  test('an end tag of the list in the middle is one too many', () => {
    expect(outline(`<users>${one}</user></users>${two}</users>`)).toEqual([
      `${one}</user>`,
      `</users>${two}`,
      '</users>: This end tag has no start tag; remove it, or add the start tag.',
    ]);
  });
});

test('an edit of the head that changes nothing about the records keeps them all', () => {
  const before = read('<!-- a --><users><user><primary_id>x</primary_id><user_group/></user></users>');
  const after = before?.edit({ start: 5, end: 6 }, 'bc');
  expect(after?.chunks[0]).toBe(before?.chunks[0]);
  expect(after?.requests[0]?.record?.at?.whole.start).toBe(18);
  const at = after?.text.indexOf('<users') ?? 0;
  expect(after?.edit({ start: at + 6, end: at + 6 }, ' xmlns="urn:x"')).toBeUndefined();
  expect(after?.edit({ start: at + 1, end: at + 1 }, 'p:')).toBeUndefined();
});

test('a comma makes a word behind the last record another item', () => {
  const source = '[{ "primary_id": "a", "user_group": {} } x ]';
  const at = source.indexOf(' x');
  const edited = read(source)?.edit({ start: at, end: at }, ',');
  expect(edited?.chunks).toHaveLength(2);
  expect(edited?.edit({ start: at, end: at + 1 }, '')?.chunks).toHaveLength(1);
});

test('an edit in the middle shares every other chunk', () => {
  const before = read(xmlFiles[0] ?? '');
  const at = before?.text.indexOf('>c<') ?? 0;
  const after = before?.edit({ start: at + 1, end: at + 2 }, 'xyz');
  expect(after?.chunks.map((chunk, index) => chunk === before?.chunks[index])).toEqual([
    true,
    true,
    false,
    true,
    true,
    true,
  ]);
});

test.each([
  ['users.xml', xmlFiles[0] ?? ''],
  ['users.json', jsonFiles[0] ?? ''],
  ['list.json', jsonFiles[3] ?? ''],
])('every beginning of a load file is read, and a rope that is typed is the same: %s', (_, source) => {
  let typed: LoadFile | undefined;
  for (let end = 0; end <= source.length; end += 1) {
    const text = source.slice(0, end);
    const anew = read(text);
    typed = typed?.edit({ start: end - 1, end: end - 1 }, text.slice(-1)) ?? anew;
    expect(told(typed)).toBe(told(anew));
  }
  expect(typed?.text).toBe(source);
});

test.each(xmlFiles)('what is well-formed is read as the whole of it is, in XML: %#', (source) => {
  const { root, problems } = parseXml(Text.of(source));
  const list = read(source);
  expect(list?.problems).toEqual(problems);
  expect(list?.requests.map(({ record: entry }) => entry?.at)).toEqual(
    root?.children
      .filter(({ name }) => name === list?.requests[0]?.record?.name)
      .map((node) => ({ name: node.nameSpan, value: node.valueSpan, whole: node.span })),
  );
});

test.each(jsonFiles)('what is well-formed is read as the whole of it is, in JSON: %#', (source) => {
  const { root, problems } = parseJson(Text.of(source), '');
  const list = read(source);
  const items = root?.kind === 'array' ? root.children : root?.children[0]?.children;
  expect(list?.problems).toEqual(problems);
  expect(list?.requests.map(({ span }) => span)).toEqual(items?.map(({ span }) => span));
  expect(list?.requests.map(({ record: entry }) => entry?.at?.name)).toEqual(
    items?.map(({ nameSpan }) => nameSpan),
  );
});

describe('an item whose bracket is missing ends before the next', () => {
  const one = '{ "primary_id": "1", "user_note": [ { "note_text": "x" } ]';
  const two = '{ "primary_id": "2", "user_group": {} }';

  test('where only a key can stand', () => {
    expect(outline(`[\n${one}\n${two},\n${two}\n]`)).toEqual([
      one,
      `${two},`,
      two,
      '{: This bracket is never closed.',
    ]);
  });

  test('in a list that is open: by its first key, or by its place', () => {
    const open = '{ "primary_id": "1", "user_group": {}, "user_note": [';
    expect(outline(`[${open}${two},${two}]`).slice(0, 3)).toEqual([open, `${two},`, two]);
    const other = '{ "user_group": {}, "x": 1 }';
    expect(outline(`[\n  ${open}\n  ${other},\n  ${other}\n]`).slice(0, 3)).toEqual([
      open,
      `${other},`,
      other,
    ]);
    expect(outline(`[\n  ${open}\n    ${other}\n  ]},\n  ${two}\n]`)).toHaveLength(2);
  });

  test('but it may hold such an object', () => {
    const within = `{ "primary_id": "1", "user_group": {}, "x": [${two}, ${two}] }`;
    expect(outline(`[${within}, ${two}]`)).toEqual([`${within},`, two]);
  });

  test('commas', () => {
    expect(outline(`[${two} ${two},, ${two},]`)).toEqual([
      two,
      `${two},`,
      `, ${two},`,
      '{: A comma is missing before this.',
      ',: Something is missing before this comma.',
      ',: No comma may stand before a closing bracket.',
    ]);
  });

  test('a bracket too many does not end the list where a record follows', () => {
    expect(outline(`[${two}], ${two}]`)).toEqual([two, `], ${two}`, ']: This cannot stand here.']);
  });
});
