import { describe, expect, test } from 'vitest';
import type { Message } from '../model/request.ts';
import type { Span } from '../text/span.ts';
import { Text } from '../text/text.ts';
import { readHttp } from './http.ts';

function read(...lines: readonly string[]): readonly Message[] {
  return readHttp(Text.of(lines.join('\n')));
}

/** A message as it would go out, and what is not known of it. */
function picture(message: Message | undefined): string {
  if (message === undefined) return 'none';
  const { name, method, target, headers, body, bodyFile, unresolved } = message;
  return [
    ...(name === undefined ? [] : [`# ${name}`]),
    `${method?.value ?? '-'} ${target?.value ?? '-'}`,
    ...headers.map((header) => `${header.name.value}: ${header.value.value}`),
    ...(body.value === '' ? [] : ['', body.value]),
    ...(bodyFile === undefined ? [] : ['', `< ${bodyFile.value}`]),
    ...(unresolved.length === 0 ? [] : ['', `? ${unresolved.map(({ value }) => value).join(' ')}`]),
  ].join('\n');
}

function shown(source: string, { start, end }: Span): string {
  return source.slice(start, end);
}

describe('requests', () => {
  test('stand between ###', () => {
    const messages = read(
      'GET https://host/users/a',
      '',
      '### Update a user',
      '# a comment',
      '// @name update',
      '',
      'PUT https://host/users/a?override=pin HTTP/1.1',
      'Authorization: apikey secret',
      '# another: comment',
      '// and: another',
      'Content-Type :application/json',
      '',
      '{',
      '',
      '}',
      '',
      '',
      '#### Title',
      'https://host/users/c',
      '###',
      '# nothing here',
    );
    expect(messages.map(picture)).toEqual([
      'GET https://host/users/a',
      '# update\nPUT https://host/users/a?override=pin\nAuthorization: apikey secret\nContent-Type: application/json\n\n{\n\n}',
      '# Title\n- https://host/users/c',
    ]);
  });

  test.each([
    ['PUT https://host/a b HTTP/1.1', 'PUT https://host/a b'],
    ['put\t/users/a', 'put /users/a'],
    ['PUT', 'PUT -'],
    ['/users/a HTTP/1.1', '- /users/a'],
    ['{{host}}/users', '- {{host}}/users\n\n? {{host}}'],
    ['', 'none'],
    ['### only a title', 'none'],
    ['HTTP/1.1 200 OK\nDate: today', 'none'],
    ['< {%\n request.x = 1\n%}\nGET /a', 'GET /a'],
    ['GET /a\nhalf typed\n"no": header\nX: y', 'GET /a\nX: y'],
    ['GET /a\n \t\nbody', 'GET /a\n\nbody'],
    ['GET /a\n\n\n\nbody', 'GET /a\n\nbody'],
  ])('%j', (source, expected) => {
    expect(picture(read(source)[0])).toBe(expected);
  });

  test('know where they stand', () => {
    const source = '@a = 1\n\n### Title\n# comment\n\nPUT /users/a\n  ?b=c HTTP/1.1\nX: y\n\nbody\n\n###\n';
    const [message] = read(source);
    expect(message && shown(source, message.span)).toBe(source.slice(8, source.lastIndexOf('\n\n###')));
    expect(message && shown(source, message.head)).toBe('PUT /users/a\n  ?b=c');
    expect(message && shown(source, message.body.at())).toBe('body');
  });

  test('may end their lines with CRLF', () => {
    const source = '### A\r\nPUT /a\r\n  ?b=c\r\nX: y\r\n\r\n{\r\n}\r\n\r\n###\r\nGET /b\r\n';
    expect(readHttp(Text.of(source)).map(picture)).toEqual(['# A\nPUT /a?b=c\nX: y\n\n{\r\n}', 'GET /b']);
  });
});

describe('an address on several lines', () => {
  const source = 'PUT https://host/almaws HTTP/1.1\n    /v1\n  ?override=\n  &x=1\nX: y';
  const target = read(source)[0]?.target;

  test('is one', () => {
    expect(target?.value).toBe('https://host/almaws/v1?override=&x=1');
  });

  test('knows where each part is written', () => {
    expect(target && shown(source, target.at(19, 22))).toBe(' HTTP/1.1\n    /v1');
    expect(target && shown(source, target.slice(20, 22).at())).toBe('v1');
  });

  test('is written on the line where its part ends', () => {
    const at = source.indexOf('override=') + 'override='.length;
    expect(target?.slice(32, 32).edit(0, 0, 'pin')).toEqual({ span: { start: at, end: at }, text: 'pin' });
  });
});

describe('a body', () => {
  test.each([
    ['{}\n> {% client.test() %}', '{}'],
    ['{}\n\n> {%\n  a\n%}\n', '{}'],
    ['{}\n>> answer.json', '{}'],
    ['{}\n>>! answer.json', '{}'],
    ['{}\n<> answer.json', '{}'],
    ['{}\n?? status == 200', '{}'],
    ['{}\n\nHTTP/1.1 200 OK\nDate: today', '{}'],
    ['{}\n\n# now the next\n// one', '{}'],
    ['# only a comment', ''],
    ['<a\n> {b} >> c </a>', '<a\n> {b} >> c </a>'],
    ['<a>\n# in between\n</a>', '<a>\n# in between\n</a>'],
    ['a # b', 'a # b'],
  ])('%j', (body, expected) => {
    expect(read('PUT /a', '', body)[0]?.body.value).toBe(expected);
  });

  test.each([
    ['< ./user.xml', './user.xml'],
    ['<@ ./user.xml ', './user.xml'],
    ['<@latin1 my user.xml', 'my user.xml'],
    ['<user/>', undefined],
  ])('may stand in a file: %s', (body, expected) => {
    const [message] = read('PUT /a', '', body);
    expect(message?.bodyFile?.value).toBe(expected);
    expect(message?.body.value).toBe(expected === undefined ? body : '');
  });
});

describe('variables', () => {
  test('of the file are filled in, wherever they are defined', () => {
    const [message] = read(
      '@base = {{host}}/almaws',
      '@host=https://host',
      'PUT {{ base }}/users/{{id}}',
      'X-Key: {{key}}',
      '',
      '{"id": "{{id}}"}',
      '',
      '< not a file',
      '###',
      '@id = joe',
      '@key = {{$guid}}',
    );
    expect(picture(message)).toBe(
      'PUT https://host/almaws/users/joe\nX-Key: {{$guid}}\n\n{"id": "joe"}\n\n< not a file\n\n? {{key}}',
    );
  });

  test.each([
    ['@a = 1\n@a = 2', '2'],
    ['@a = {{a}}', '{{a}}\n\n? {{a}}'],
    ['@a = {{b}}\n@b = {{a}}', '{{a}}\n\n? {{a}}'],
    ['@a = {{b}}{{b}}\n@b = x', 'xx'],
    ['@a = {{b}}/x', '{{b}}/x\n\n? {{a}}'],
    ['@a =', ''],
    ['@a = b\\\\c\\nd', 'b\\c\nd'],
    ['', '{{a}}\n\n? {{a}}'],
  ])('%j', (definitions, expected) => {
    expect(picture(read(definitions, 'GET /{{a}}')[0])).toBe(`GET /${expected}`);
  });

  test('that nothing defines stay as they are, and are listed in order', () => {
    const source = 'GET /{{one}}\nA: {{two}}{{$guid}}\n\n{{one}} {{ }} {{x\n}}';
    const [message] = read(source);
    expect(message?.unresolved.map((text) => [text.value, shown(source, text.at())])).toEqual(
      ['{{one}}', '{{two}}', '{{$guid}}', '{{one}}', '{{ }}'].map((reference) => [reference, reference]),
    );
  });

  test('are one place in the file', () => {
    const source = '@id = joe\nPUT /users/{{id}}/x';
    const target = read(source)[0]?.target;
    expect(target && shown(source, target.slice(7, 10).at())).toBe('{{id}}');
    expect(target && shown(source, target.slice(11).at())).toBe('x');
    expect(target?.slice(7, 10).edit(0, 3, 'eve')).toEqual({ span: { start: 21, end: 27 }, text: 'eve' });
    expect(target?.slice(11).edit(0, 1, 'y')).toEqual({ span: { start: 28, end: 29 }, text: 'y' });
  });

  test('do not grow without end', () => {
    const doubled = Array.from({ length: 40 }, (_, n) => `@v${n + 1} = {{v${n}}}{{v${n}}}`);
    const [message] = read('@v0 = x', ...doubled, 'GET /{{v3}}', 'A: {{v40}}', '', '{{v13}}'.repeat(2000));
    expect(message?.target?.value).toBe(`/${'x'.repeat(8)}`);
    expect(message?.headers[0]?.value.value.length).toBeLessThan(10_000);
    expect(message?.unresolved[0]?.value).toBe('{{v40}}');
    expect(message?.body.value.length).toBeLessThan(11_000_000);
  });
});

test('reads ten thousand requests', () => {
  const request = '### One\n# @name one\nPUT {{host}}/users/joe?x=1\nX: y\n\n{"a": "{{id}}"}\n\n';
  const messages = read('@host = https://host\n@id = joe\n', request.repeat(10_000));
  expect(messages.length).toBe(10_000);
  expect(picture(messages.at(-1))).toBe('# one\nPUT https://host/users/joe?x=1\nX: y\n\n{"a": "joe"}');
});
