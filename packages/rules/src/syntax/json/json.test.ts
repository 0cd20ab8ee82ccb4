import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { xmlText } from '../../text/codecs.ts';
import { Text } from '../../text/text.ts';
import type { Node, Tree } from '../tree.ts';
import { parseJson } from './index.ts';

function read(source: string): Tree {
  return parseJson(Text.of(source), 'root');
}

/** A node on a line of its own, its children below: `name kind "value"`. */
function picture(tree: Tree): string {
  const lines: string[] = [];
  const open: [Node, number][] = tree.root === undefined ? [] : [[tree.root, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, depth] = next;
    const value =
      node.kind === 'object' || node.kind === 'array' ? '' : ` ${JSON.stringify(node.value.value)}`;
    lines.push(`${'  '.repeat(depth)}${node.name} ${node.kind}${value}`);
    open.push(...node.children.map((child): [Node, number] => [child, depth + 1]).reverse());
  }
  return lines.join('\n');
}

/** What is wrong, each as `what is underlined: message`, and the text after all fixes. */
function complaints(source: string, options = {}): readonly string[] {
  return parseJson(Text.of(source), 'root', options).problems.map(
    ({ span, message }) => `${source.slice(span.start, span.end)} | ${message}`,
  );
}

function repaired(source: string): string {
  const edits = read(source).problems.flatMap(({ fix }) => (fix === undefined ? [] : [fix.edit]));
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((text, { span, text: by }) => text.slice(0, span.start) + by + text.slice(span.end), source);
}

function nodesOf(tree: Tree): Node[] {
  const nodes = tree.root === undefined ? [] : [tree.root];
  for (const node of nodes) nodes.push(...node.children);
  return nodes;
}

function named(tree: Tree, name: string): Node {
  const found = nodesOf(tree).find((node) => node.name === name);
  if (found === undefined) throw new Error(`no node ${name}`);
  return found;
}

describe('what is written', () => {
  const source = '{"user": {"id": "b\\u0062", "n": 1.5, "tags": ["x", {"y": null}], "": true, "none": ""}}';

  test('becomes nodes', () => {
    expect(picture(read(source))).toBe(
      [
        'root object',
        '  user object',
        '    id string "bb"',
        '    n number "1.5"',
        '    tags array',
        '      tags string "x"',
        '      tags object',
        '        y null ""',
        '     boolean "true"',
        '    none string ""',
      ].join('\n'),
    );
  });

  test.each([
    [
      'user',
      '"user": {"id": "b\\u0062", "n": 1.5, "tags": ["x", {"y": null}], "": true, "none": ""}',
      'user',
    ],
    ['id', '"id": "b\\u0062"', 'id', 'b\\u0062'],
    ['n', '"n": 1.5', 'n', '1.5'],
    ['tags', '"tags": ["x", {"y": null}]', 'tags', '["x", {"y": null}]'],
    ['y', '"y": null', 'y', 'null'],
    ['', '"": true', '""', 'true'],
    ['none', '"none": ""', 'none', '""'],
  ])('stands where it stands: %s', (name, whole, key, value = whole.slice(8)) => {
    const node = named(read(source), name);
    const shown = [node.span, node.nameSpan, node.valueSpan].map(({ start, end }) =>
      source.slice(start, end),
    );
    expect(shown).toEqual([whole, key, value]);
  });

  test('names the items of an array by their own tokens', () => {
    const [text, object] = named(read(source), 'tags').children;
    expect(
      [text, object].map((item) => item && source.slice(item.nameSpan.start, item.nameSpan.end)),
    ).toEqual(['"x"', '{']);
  });

  test('does not mistake a key for a property of objects', () => {
    expect(picture(read('{"__proto__": {"constructor": 1}}'))).toBe(
      'root object\n  __proto__ object\n    constructor number "1"',
    );
  });
});

describe('writing', () => {
  function written(source: string, name: string, value: string): string | undefined {
    const edit = named(read(source), name).write(value);
    return edit && source.slice(0, edit.span.start) + edit.text + source.slice(edit.span.end);
  }

  test.each([
    ['{"a": "b"}', 'a', 'c"d', '{"a": "c\\"d"}'],
    ['{"a": ""}', 'a', 'c', '{"a": "c"}'],
    ['{"a": 1}', 'a', '2', '{"a": "2"}'],
    ['{"a": null}', 'a', 'c', '{"a": "c"}'],
    ["{'a': 'b'}", 'a', 'c', `{'a': "c"}`],
    ['{"a": b}', 'a', 'c', '{"a": "c"}'],
    ['{"a": "b\n}', 'a', 'c', '{"a": "c"\n}'],
    ['{"a":, "b": 1}', 'a', 'c', '{"a": "c", "b": 1}'],
    ['{"a"}', 'a', 'c', '{"a": "c"}'],
    ['{"a": {}}', 'a', 'c', undefined],
  ])('%s', (source, name, value, expected) => {
    expect(written(source, name, value)).toBe(expected);
  });
});

test('is written through every layer it stands in', () => {
  const file = '<call a="1">{&quot;a&quot;: &quot;b&quot;, "n": 1}</call>';
  const text = Text.of(file)
    .slice(12, file.length - 7)
    .decode(xmlText);
  const tree = parseJson(text, 'root');
  const { valueSpan } = named(tree, 'a');
  expect(file.slice(valueSpan.start, valueSpan.end)).toBe('b');
  expect(named(tree, 'a').write('<"')?.text).toBe('&lt;\\"');
  expect(named(tree, 'n').write('<')).toEqual({ span: { start: 48, end: 49 }, text: '"&lt;"' });
});

describe('while typing', () => {
  test.each([
    ['a string without its end', '{"a": "xy,\n "b": 1}', 'root object\n  a string "xy"\n  b number "1"'],
    ['a key without its end', '{"a\n "b": 1}', 'root object\n  a null ""\n  b number "1"'],
    ['a key without its closing quote', '{"a: "x", "b": 1}', 'root object\n  a string "x"\n  b number "1"'],
    ['no colon', '{"a" 1}', 'root object\n  a number "1"'],
    ['no value', '{"a": , "b": 1}', 'root object\n  a null ""\n  b number "1"'],
    ['no value at the end of a line', '{"a":\n"b": 1}', 'root object\n  a null ""\n  b number "1"'],
    ['no value at the end', '{"a": 1, "b":', 'root object\n  a number "1"\n  b null ""'],
    ['a key alone', '{"a": 1, "b"}', 'root object\n  a number "1"\n  b null ""'],
    ['half a key', '{"a": 1, b}', 'root object\n  a number "1"\n  b null ""'],
    ['half a literal', '{"a": tru\n}', 'root object\n  a string "tru"'],
    ['no comma', '{"a": 1 "b": 2}', 'root object\n  a number "1"\n  b number "2"'],
    [
      'an array without its end',
      '{"a": [1,\n"b": 2}',
      'root object\n  a array\n    a number "1"\n  b number "2"',
    ],
    [
      'an item without its end',
      '[{"a": 1, {"b": 2}]',
      'root array\n  root object\n    a number "1"\n  root object\n    b number "2"',
    ],
    ['a bracket too many', '{"a": {}}, "b": 1}', 'root object\n  a object\n  b number "1"'],
    ['a foreign bracket', '{"a": 1], "b": 2}', 'root object\n  a number "1"\n  b number "2"'],
    ['a variable', '{"a": {{id}}, "b": 1}', 'root object\n  a string "{{id}}"\n  b number "1"'],
    ['nothing', '', ''],
  ])('%s', (_, source, expected) => {
    const tree = read(source);
    expect(picture(tree)).toBe(expected);
    expect(tree.problems).not.toEqual([]);
  });
});

describe('the verdict', () => {
  test.each([
    ['{"a": 1,}', [', | No comma may stand before a closing bracket.'], '{"a": 1}'],
    ['[1 2]', ['2 | A comma is missing before this.'], '[1, 2]'],
    ['{"a": 1\n"b": 2}', ['" | A comma is missing before this.'], '{"a": 1,\n"b": 2}'],
    ['{"a" 1}', ['1 | A colon is missing between a key and its value.'], '{"a": 1}'],
    ["['a\"b\\'c']", ["'a\"b\\'c' | A JSON string stands in double quotes."], '["a\\"b\'c"]'],
    ['{a: 1}', ['a | A JSON key stands in double quotes.'], '{"a": 1}'],
    ['[True]', ['True | This is no JSON value: text stands in double quotes.'], '[true]'],
    ['[01]', ['01 | This is no number as JSON writes it; as text it stands in double quotes.'], '[01]'],
    ['[NaN]', ['NaN | This is no JSON value: text stands in double quotes.'], '[NaN]'],
    ['["a\tb"]', ['\t | In a JSON string a control character, such as a tab, is escaped.'], '["a\\tb"]'],
    ['["\\x"]', ['\\x | \\x is no escape of JSON; a backslash itself is written \\\\.'], '["\\x"]'],
    ['\uFEFF[]', ['\uFEFF | JSON does not begin with a byte order mark.'], '[]'],
    [
      '[1,\u00a02]',
      ['\u00a0 | White space in JSON is a space, a tab or a line end, nothing else.'],
      '[1, 2]',
    ],
    ['[] // a', ['// a | JSON knows no comments.'], '[] // a'],
    ['[1] 2', ['2 | The JSON value ends before this: nothing may follow it.'], '[1] 2'],
    ['[[1]', ['[ | This bracket is never closed.'], '[[1]'],
    ['["\\ud800", "\ud800", 1e400]', [], '["\\ud800", "\ud800", 1e400]'],
  ])('%j', (source, expected, after) => {
    expect(complaints(source)).toEqual(expected);
    expect(repaired(source)).toBe(after);
  });

  test('lets JSONC have comments and a last comma', () => {
    expect(complaints('// a\n{"a": 1, /* b */}', { comments: true })).toEqual([]);
    expect(complaints('[1] /* b', { comments: true })).toEqual(['/* | This comment is never closed.']);
  });

  test('lets a variable stand for a value where that is allowed', () => {
    expect(complaints('{"a": {{id}}}', { variables: true })).toEqual([]);
    expect(complaints('{"a": {{id}}}')).toEqual(['{{id}} | A variable outside quotes is no JSON.']);
  });

  test('sees a repeated key through its escapes, at both places', () => {
    const source = '{"primary_id": 1, "x": {"primary_id": 2}, "primary\\u005fid": 3}';
    const [problem, ...others] = read(source).problems;
    expect(others).toEqual([]);
    expect(problem?.code).toBe('duplicate-key');
    expect(source.slice(problem?.span.start, problem?.span.end)).toBe('primary\\u005fid');
    expect(problem?.related?.span).toEqual({ start: 2, end: 12 });
  });

  test('says once that a text is too deep, and reads it all the same', () => {
    const tree = read(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(tree.problems.map(({ code, span }) => [code, span])).toEqual([
      ['too-deep', { start: 1000, end: 1001 }],
    ]);
    expect(nodesOf(tree).length).toBe(100_000);
    expect(read('['.repeat(1000) + ']'.repeat(1000)).problems).toEqual([]);
  });
});

/** Documents as people write them, and the same with something done to them. */
const document = fc
  .tuple(fc.jsonValue(), fc.constantFrom(undefined, 1, 2, '\t'))
  .map(([value, indent]) => JSON.stringify(value, undefined, indent));

const noise = fc.constantFrom(
  ...[
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '/',
    '-',
    '.',
    '0',
    '1',
    'e',
    '+',
    't',
    'true',
    'null',
    ' ',
    '\n',
  ],
  ...[
    '\t',
    '\r',
    '\u0000',
    '\uFEFF',
    '\u00a0',
    '\ud83d',
    '//',
    '/*',
    '{{',
    '\\u',
    '\\u0041',
    '"a":',
    '"a": 1,',
  ],
);

const spoilt = fc
  .tuple(document, fc.array(fc.tuple(fc.nat(10_000), fc.nat(3), noise), { maxLength: 4 }))
  .map(([source, changes]) =>
    changes.reduce((text, [place, removed, added]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + added + text.slice(at + removed);
    }, source),
  );

const rubbish = fc.array(noise, { maxLength: 30 }).map((parts) => parts.join(''));

function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}

test.each([
  ['written', document],
  ['spoilt', spoilt],
  ['rubbish', rubbish],
])('agrees with JSON.parse on what is JSON: %s', (_, sources) => {
  fc.assert(
    fc.property(sources, (source) => {
      const wrong = read(source).problems.filter(({ code }) => code === 'valid-json');
      expect(wrong.length === 0).toBe(isJson(source));
    }),
    { numRuns: 2000 },
  );
});

/** The value a node stands for. */
function meant(node: Node): unknown {
  if (node.kind === 'array') return node.children.map(meant);
  if (node.kind === 'string') return node.value.value;
  if (node.kind === 'null') return null;
  if (node.kind !== 'object') return JSON.parse(node.value.value);
  const object = Object.create(null);
  for (const child of node.children) object[child.name] = meant(child);
  return object;
}

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(document, (source) => {
      const { root } = read(source);
      expect(JSON.stringify(root && meant(root))).toBe(JSON.stringify(JSON.parse(source)));
    }),
  );
});

test('gives every node a place that can be shown, inside its parent', () => {
  fc.assert(
    fc.property(fc.oneof(spoilt, rubbish), (source) => {
      for (const node of nodesOf(read(source))) {
        for (const { start, end } of [node.span, node.nameSpan, node.valueSpan]) {
          expect(start).toBeGreaterThanOrEqual(node.span.start);
          expect(end).toBeLessThanOrEqual(node.span.end);
        }
        expect(node.nameSpan.end).toBeGreaterThan(node.nameSpan.start);
        expect(node.valueSpan.end).toBeGreaterThan(node.valueSpan.start);
        for (const child of node.children) {
          expect(child.span.start).toBeGreaterThan(node.span.start);
          expect(child.span.end).toBeLessThanOrEqual(node.span.end);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('keeps all other members while one is typed', () => {
  const typed = '"email": {"address": "a@b.c", "types": [1, true]},';
  for (let length = 1; length < typed.length; length += 1) {
    const source = `{\n  "first": "x",\n  ${typed.slice(0, length)}\n  "last": {"y": "z"}\n}`;
    const names = nodesOf(read(source)).map(({ name }) => name);
    expect(names, typed.slice(0, length)).toContain('first');
    expect(names, typed.slice(0, length)).toContain('y');
  }
});
