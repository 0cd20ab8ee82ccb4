import fc from 'fast-check';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { expect, test } from 'vitest';
import { Text } from '../../text/text.ts';
import type { Node } from '../tree.ts';
import { parseXml } from './index.ts';

/** What saxes 6.0.0 says, with its reason; undefined when it finds the text well-formed. */
function saxesError(text: string): string | undefined {
  let found: string | undefined;
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  parser.on('error', (error) => {
    found ??= error.message;
  });
  parser.write(text).close();
  return found;
}

function ourError(text: string): string | undefined {
  return parseXml(Text.of(text)).problems.find(({ code }) => code !== 'too-deep')?.message;
}

/** Where saxes is not what XML 1.0 and Namespaces 1.0 say. */
const deviations = [
  { about: 'a high surrogate alone is accepted', in: /[\ud800-\udbff](?![\udc00-\udfff])/ },
  { about: 'a local name may begin with a character that begins no name', in: /:(?:[-.0-9·]|\p{M})/u },
  { about: 'a target may be followed by a question mark that ends nothing', in: /<\?[^\s?]+\?(?!>)/ },
  {
    about: 'a namespace is trimmed, so that a blank is none',
    in: /xmlns[^=]*=\s*(?:'(?:\s|[^']*\s')|"(?:\s|[^"]*\s"))/,
  },
];

const names = fc.constantFrom('a', 'b', 'user', 'p:a', 'q:b', 'xml:c', 'é', '名', '𠀀', 'a-1.b', '_x');
const uris = fc.constantFrom('urn:one', 'urn:two', 'http://x/?a&amp;b');
const texts = fc.constantFrom(
  '',
  ' ',
  'x',
  '\n  ',
  '\r\n',
  'a\rb',
  'A &amp; B',
  '&#65;&#x1F600;',
  ']] >',
  '日本',
  '😀',
  'O\'Hara "x"',
  'a > b',
);
const attribute = fc.record({
  name: fc.oneof(names, fc.constantFrom('xml:lang', 'c', 'd')),
  value: texts.map((text) => text.replaceAll('"', '&quot;')),
});
const attributes = fc
  .uniqueArray(attribute, { maxLength: 3, selector: ({ name }) => name.replace(/^[pq]:/, '') })
  .map((all) => all.map(({ name, value }) => ` ${name}="${value}"`).join(''));
const declarations = fc
  .tuple(fc.option(uris), fc.option(uris), fc.option(fc.oneof(uris, fc.constant(''))))
  .map(([p, q, none]) => declared('xmlns:p', p) + declared('xmlns:q', q) + declared('xmlns', none));
const piece = fc.oneof(
  { weight: 4, arbitrary: texts },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '<![CDATA[<x>&]]>',
      '<![CDATA[]]>',
      '<!-- a <b> - c -->',
      '<?go x > y?>',
      '<?go?>',
    ),
  },
);

function declared(name: string, uri: string | null): string {
  return uri === null ? '' : ` ${name}='${uri}'`;
}

const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  content: fc
    .array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, piece, tie('element')), { maxLength: 4 })
    .map((all) => all.join('')),
  element: fc
    .tuple(names, declarations, attributes, fc.constantFrom('', ' ', '\n'), fc.option(tie('content')))
    .map(([name, bindings, more, space, content]) =>
      content === null
        ? `<${name}${bindings}${more}${space}/>`
        : `<${name}${bindings}${more}${space}>${content}</${name}${space}>`,
    ),
}));
const prolog = fc.constantFrom(
  '',
  '\ufeff',
  '<?xml version="1.0"?>',
  "<?xml version='1.0' encoding='UTF-8' standalone='no' ?>\n",
  '<!-- c -->\n',
);
const epilog = fc.constantFrom('', '\n', '<!-- c -->', '<?go?>\n');
const documents = fc
  .tuple(prolog, attributes, fc.array(element, { maxLength: 3 }), epilog)
  .map(
    ([before, more, inside, after]) =>
      `${before}<r xmlns:p="urn:p" xmlns:q="urn:q"${more}>${inside.join('')}</r>${after}`,
  );

const snippets = fc.oneof(
  fc.constantFrom(
    ...[
      '<',
      '>',
      '&',
      '"',
      "'",
      '/',
      '=',
      ':',
      ';',
      ']]>',
      '<![CDATA[',
      '<!--',
      '-->',
      '--',
      '<?xml?>',
      '<?xml version="1.0"?>',
    ],
    ...[
      '<?',
      '?>',
      '<!',
      '</',
      '</a>',
      '</r>',
      '<a>',
      '<a/>',
      '<r',
      ' xmlns:a=""',
      ' xmlns:p="urn:one"',
      ' xmlns="urn:q"',
    ],
    ...[
      ' xmlns:xml="urn:x"',
      ' xmlns:xmlns="urn:x"',
      ' p:z="1" q:z="2"',
      ' a="1"',
      ' a=1',
      ' a',
      '<z:z/>',
      '&eacute;',
      '&#0;',
    ],
    ...[
      '&#x41',
      '&#;',
      '&amp',
      '\0',
      '\u0001',
      '\ufffe',
      '\uffff',
      '\ud800',
      '\udc00',
      '\u0300',
      '·',
      '\u2028',
      ' ',
      '\n',
      'x',
    ],
    ...[
      ' xmlns:b="http://www.w3.org/2000/xmlns/"',
      ' xmlns="http://www.w3.org/XML/1998/namespace"',
      '<xmlns:a/>',
      '1',
      '-',
    ],
    ...[
      '<a:b:c/>',
      '<?a:b ?>',
      '<?XML ?>',
      ' encoding="x y"',
      ' standalone="maybe"',
      ' version="2.0"',
      '<:a/>',
      '<a:/>',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 2 }),
);
const mutations = fc.array(
  fc.record({ at: fc.nat(), remove: fc.nat({ max: 4 }), insert: fc.option(snippets) }),
  {
    minLength: 1,
    maxLength: 3,
  },
);

function mutate(
  text: string,
  changes: readonly { at: number; remove: number; insert: string | null }[],
): string {
  let result = text;
  for (const { at, remove, insert } of changes) {
    const start = at % (result.length + 1);
    result = result.slice(0, start) + (insert ?? '') + result.slice(start + remove);
  }
  return result;
}

test('we and saxes agree on which texts are well-formed', () => {
  fc.assert(
    fc.property(documents, mutations, (document, changes) => {
      const text = mutate(document, changes);
      fc.pre(!/<!DOCTYPE/i.test(text) && !deviations.some((deviation) => deviation.in.test(text)));
      const ours = ourError(text);
      const theirs = saxesError(text);
      expect({ text, ours, theirs, wellFormed: ours === undefined }).toEqual({
        text,
        ours,
        theirs,
        wellFormed: theirs === undefined,
      });
    }),
    { numRuns: 3000 },
  );
});

interface Shape {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: readonly (readonly [name: string, namespace: string, value: string])[];
  readonly children: Shape[];
  text: string;
}

function saxesTree(text: string): Shape | undefined {
  let root: Shape | undefined;
  const open: Shape[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const add = (more: string): void => {
    const innermost = open.at(-1);
    if (innermost !== undefined) innermost.text += more;
  };
  parser.on('opentag', (tag: SaxesTagNS) => {
    const attributes = Object.values(tag.attributes)
      .filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'))
      .map(({ local, uri, value }) => [local, uri, value] as const);
    const shape = { name: tag.local, namespace: tag.uri, attributes, children: [], text: '' };
    root ??= shape;
    open.at(-1)?.children.push(shape);
    open.push(shape);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  return root;
}

function shapeOf(node: Node): Shape {
  return {
    name: node.name,
    namespace: node.namespace,
    attributes: node.attributes.map(({ name, namespace, value }) => [name, namespace, value.value] as const),
    children: node.children.map(shapeOf),
    text: node.value.value,
  };
}

/** A container has no value of its own: white space between its children is layout. */
function withoutLayout(shape: Shape): Shape {
  const container = shape.children.length > 0 && shape.text.trim() === '';
  return { ...shape, children: shape.children.map(withoutLayout), text: container ? '' : shape.text };
}

test('we and saxes read the same from well-formed documents', () => {
  fc.assert(
    fc.property(documents, (text) => {
      fc.pre(saxesError(text) === undefined);
      const root = saxesTree(text);
      const ours = parseXml(Text.of(text)).root;
      expect(ours && shapeOf(ours)).toEqual(root && withoutLayout(root));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['<a>\ud800x</a>', 'a high surrogate alone'],
  ['<a><?go?now?></a>', 'a question mark right after a target'],
  ['<p:1 xmlns:p="urn:p"/>', 'a local name that begins with a digit'],
])('%j is not well-formed, though saxes accepts it: %s', (text) => {
  expect(saxesError(text)).toBeUndefined();
  expect(ourError(text)).toBeDefined();
});

test('<a xmlns:p=" "/> is well-formed, though saxes refuses it: a blank namespace', () => {
  expect(saxesError('<a xmlns:p=" "/>')).toContain('undefine prefix');
  expect(ourError('<a xmlns:p=" "/>')).toBeUndefined();
});
