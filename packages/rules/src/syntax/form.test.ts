import { describe, expect, test } from 'vitest';
import { Text } from '../text/text.ts';
import { parseForm, readPath, readQuery } from './form.ts';
import type { Node, Tree } from './tree.ts';

function pairs(tree: Tree): readonly Node[] {
  return tree.root?.children ?? [];
}

/** Each pair as `name=value`, after what is underlined for the two. */
function picture(source: string, tree: Tree): readonly string[] {
  const shown = ({ start, end }: { start: number; end: number }): string => source.slice(start, end);
  return pairs(tree).map(
    (pair) => `${shown(pair.nameSpan)}|${shown(pair.valueSpan)} ${pair.name}=${pair.value.value}`,
  );
}

describe('a form', () => {
  test.each([
    ['a=b&c=d', ['a|b a=b', 'c|d c=d']],
    ['first+name=J%C3%BCrgen+%26+Co', ['first+name|J%C3%BCrgen+%26+Co first name=Jürgen & Co']],
    ['a=1\n&b=2\r\n&c=3\n', ['a|1 a=1', 'b|2 b=2', 'c|3 c=3']],
    ['a=1&\nb=2', ['a|1 a=1', 'b|2 b=2']],
    ['a=1&a=2', ['a|1 a=1', 'a|2 a=2']],
    ['a=b=c', ['a|b=c a=b=c']],
    ['a=&b&=c&&', ['a|a= a=', 'b|b b=', '=|c =c']],
    ['', []],
    ['\n', []],
  ])('%j', (source, expected) => {
    const tree = parseForm(Text.of(source), 'form');
    expect(picture(source, tree)).toEqual(expected);
    expect(tree.problems).toEqual([]);
  });

  test.each([
    ['a=b&c=d', 'x y&z', 'a=x%20y%26z&c=d'],
    ['a=&c=d', 'x,y', 'a=x,y&c=d'],
    ['a&c=d', 'x', 'a=x&c=d'],
    ['a=\ud800', '\ud800', undefined],
  ])('%j written %j', (source, value, expected) => {
    const edit = pairs(parseForm(Text.of(source), 'form'))[0]?.write(value);
    const after = edit && source.slice(0, edit.span.start) + edit.text + source.slice(edit.span.end);
    expect(after).toBe(expected);
  });
});

describe('an address', () => {
  test.each([
    ['https://host:443/almaws/v1/users/a%20b?x=1#y', ['almaws', 'v1', 'users', 'a b'], ['x|1 x=1']],
    ['{{host}}/users/{{id}}?a={{b}}', ['users', '{{id}}'], ['a|{{b}} a={{b}}']],
    ['/users/joe#?x=1', ['users', 'joe'], []],
    [
      'host/users/?override=user%5Fgroup,pin',
      ['users', ''],
      ['override|user%5Fgroup,pin override=user_group,pin'],
    ],
    ['https://host', [], []],
    ['https://host?a=/b', [], ['a|/b a=/b']],
    ['', [], []],
  ])('%s', (source, path, query) => {
    const target = Text.of(source);
    expect(readPath(target).map(({ value }) => value)).toEqual(path);
    expect(picture(source, readQuery(target))).toEqual(query);
  });

  test('knows where each segment is written', () => {
    const file = 'PUT /users/a%20b';
    const id = readPath(Text.of(file).slice(4))[1];
    expect(id?.at()).toEqual({ start: 11, end: 16 });
    expect(id?.edit(0, 3, 'c/d')).toEqual({ span: { start: 11, end: 16 }, text: 'c%2Fd' });
  });
});
