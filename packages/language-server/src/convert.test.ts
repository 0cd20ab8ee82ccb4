import { type Finding, Lines } from '@userlint/rules';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.ts';
import { readCarriedFixes, toDiagnostic, toWorkspaceEdit, underline } from './convert.ts';

const poor: Client = {
  pullsDiagnostics: false,
  refreshesDiagnostics: false,
  refreshesLenses: false,
  relatedInformation: false,
  fadesUnnecessary: false,
  diagnosticData: false,
  codeActions: false,
  resolvesEdits: false,
  versionedEdits: false,
  markdownHover: false,
  markdownCompletion: false,
  snippets: false,
  keepsIndentation: false,
  nestsSymbols: false,
  registersWatchers: false,
  tellsFolders: false,
  negotiatesEncoding: false,
  sends: false,
  environment: undefined,
  warmUp: false,
  knows: () => false,
  ruleDocs: () => undefined,
};

const rich: Client = {
  ...poor,
  relatedInformation: true,
  fadesUnnecessary: true,
  diagnosticData: true,
  versionedEdits: true,
  ruleDocs: (rule) => `https://docs.example/${rule}`,
};

const finding: Finding = {
  rule: 'max-length',
  severity: 'warning',
  message: 'too long',
  span: { start: 4, end: 7 },
  error: null,
  fixes: [{ title: 'Cut', safe: true, edits: [{ span: { start: 6, end: 7 }, text: '' }] }],
  related: [{ span: { start: 0, end: 3 }, message: 'seen here' }],
  unnecessary: true,
};

const place = { uri: 'file:///a.xml', version: 3, lines: new Lines('one\ntwo\n') };

test('a finding becomes a diagnostic with all the client can show', () => {
  expect(toDiagnostic(finding, place, rich)).toEqual({
    range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } },
    severity: 2,
    source: 'userlint',
    code: 'max-length',
    codeDescription: { href: 'https://docs.example/max-length' },
    message: 'too long',
    tags: [1],
    relatedInformation: [
      {
        location: {
          uri: 'file:///a.xml',
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } },
        },
        message: 'seen here',
      },
    ],
    data: {
      version: 3,
      fixes: [
        {
          title: 'Cut',
          safe: true,
          edits: [
            { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 3 } }, newText: '' },
          ],
        },
      ],
    },
  });
});

test('a client that announces nothing gets the bare diagnostic', () => {
  expect(toDiagnostic(finding, place, poor)).toEqual({
    range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } },
    severity: 2,
    source: 'userlint',
    code: 'max-length',
    message: 'too long',
  });
});

test('a message cannot steer a terminal or turn text around', () => {
  const message = 'answered \u001b[31mred\u202e!\nsecond line';
  expect(toDiagnostic({ ...finding, message }, place, poor).message).toBe(
    'answered \ufffd[31mred\ufffd!\nsecond line',
  );
});

test.each([
  ['😀', { start: 1, end: 2 }, '😀'],
  ['😀', { start: 0, end: 1 }, '😀'],
  ['a\r\nb', { start: 2, end: 4 }, '\r\nb'],
  ['ab', { start: 1, end: 1 }, 'b'],
  ['a\nb', { start: 1, end: 1 }, 'a'],
  ['ab', { start: 2, end: 2 }, 'b'],
  ['a😀', { start: 3, end: 3 }, '😀'],
  ['😀a', { start: 0, end: 0 }, '😀'],
  ['\n\n', { start: 1, end: 1 }, ''],
  ['', { start: 0, end: 0 }, ''],
  ['\r\na', { start: 0, end: 1 }, '\r\n'],
])('in %j, %j underlines %j', (text, span, underlined) => {
  const lines = new Lines(text);
  const { start, end } = lines.span(underline(span, lines));
  expect(text.slice(start, end)).toBe(underlined);
});

test('places mean what they mean to an editor', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '\u2028', '😀', '\t') });
  fc.assert(
    fc.property(texts, fc.nat(8), fc.nat(8), (text, line, character) => {
      const editor = TextDocument.create('file:///a', 'xml', 1, text);
      expect(new Lines(text).offset({ line, character })).toBe(editor.offsetAt({ line, character }));
    }),
  );
});

test('an edit names the version where the client takes one', () => {
  const document = { uri: 'file:///a.xml', version: 3 };
  expect(toWorkspaceEdit(document, [], rich)).toEqual({
    documentChanges: [{ textDocument: document, edits: [] }],
  });
  expect(toWorkspaceEdit(document, [], poor)).toEqual({ changes: { 'file:///a.xml': [] } });
});

test('fixes survive the way through a client', () => {
  const { data } = toDiagnostic(finding, place, rich);
  expect(readCarriedFixes(JSON.parse(JSON.stringify(data)))).toEqual(data);
});

test.each([
  undefined,
  null,
  1,
  'x',
  [],
  {},
  { version: 1 },
  { version: 1, fixes: [{}] },
  { version: 'x', fixes: [] },
])('data that is not ours is ignored: %j', (data) => {
  expect(readCarriedFixes(data)).toBeUndefined();
});
