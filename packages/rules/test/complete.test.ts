import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Completion, complete } from '../src/ask/complete.ts';
import type { RecordType } from '../src/model/service.ts';
import { services } from '../src/services/index.ts';
import { readDocument } from '../src/services/known.ts';
import {
  completed,
  completions,
  type Said,
  type Spelling,
  settingsOf,
  spellOlsa,
  spellUser,
  spellUserRecord,
} from '../src/testing/index.ts';

const user: Said = {
  name: 'user',
  children: [
    { name: 'primary_id', text: 'jo' },
    { name: 'account_type', text: 'EXTERNAL', attributes: { desc: 'A & B' } },
    { name: 'gender', text: 'TYPED' },
    {
      name: 'contact_info',
      children: [
        {
          name: 'emails',
          children: [
            { name: 'email', attributes: { preferred: 'true' }, children: [{ name: 'KEY', text: '' }] },
          ],
        },
      ],
    },
  ],
};
const userRecord: Said = {
  name: 'userRecord',
  children: [
    {
      name: 'userDetails',
      children: [
        { name: 'userName', text: 'A&B]]>' },
        { name: 'status', text: 'TYPED' },
        { name: 'KEY', text: '' },
      ],
    },
  ],
};
const editUser: Said = {
  name: 'EditUserRequest',
  children: [
    { name: 'customerId', text: 'sandbox' },
    { name: 'userName', text: 'jo' },
    { name: 'authType', text: 'TYPED' },
    { name: 'KEY', text: '' },
  ],
};

const spelled: readonly (readonly [string, readonly Spelling[]])[] = [
  ['Alma user', spellUser(user, recordType('user'))],
  ['Alma userRecord', spellUserRecord(userRecord, recordType('userRecord'), 'SIS')],
  ['OLSA', spellOlsa(editUser, recordType('EditUserRequest'))],
];

describe.each(spelled)('every spelling offers the same: %s', (_, spellings) => {
  const [first] = spellings;
  if (first === undefined) throw new Error('No spelling');

  test.each(spellings)('$name', ({ source, ...options }) => {
    const values = source.replace('TYPED', 'T█');
    const [label = ''] = completions(first.source.replace('TYPED', 'T█'), first);
    expect(completions(values, options)).toEqual(completions(first.source.replace('TYPED', 'T█'), first));
    expect(completed(values, label, options)).toBe(source.replace('TYPED', `${label}█`));

    const names = completions(source.replace('KEY', 'K█'), options).map(inXml);
    expect(new Set(names)).toEqual(new Set(completions(first.source.replace('KEY', 'K█'), first).map(inXml)));
    expect(names.length).toBeGreaterThan(1);
  });
});

/** The lists of JSON by the names of XML; what XML writes as attributes has a place of its own there. */
function inXml(label: string): string {
  return label.replace(/^email_type(?!s)/, 'email_types').replace(/^segment_type$/, 'description');
}

/** However far the text has been typed, and wherever the cursor is put into it. */
const anywhere = spelled
  .flatMap(([, spellings]) => spellings)
  .map((one): readonly [string, Spelling] => [one.name, one]);

test.each(anywhere)('%s: every place of every half-typed text', (_, {
  source,
  path,
  operation,
  parameters,
}) => {
  const settings = settingsOf({ operation, parameters });
  fc.assert(
    fc.property(fc.nat(source.length), fc.nat(source.length), (a, b) => {
      const text = source.slice(0, Math.max(a, b));
      const offset = Math.min(a, b);
      const reading = readDocument({ text, path }, settings);
      expect(
        complete(reading, offset, settings).filter((completion) => !isSound(completion, text, offset)),
      ).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

const scraps = [
  '<',
  '>',
  '&',
  ']]>',
  '<![CDATA[',
  '"',
  '{',
  '}',
  '[',
  ',',
  ':',
  '\\u',
  '\ud83d',
  '\n',
  '\ua000',
  '{{',
  '%',
];

test.each(anywhere)('%s: however it is broken', (_, { source, path, operation, parameters }) => {
  const settings = settingsOf({ operation, parameters });
  fc.assert(
    fc.property(
      fc.nat(source.length),
      fc.nat(source.length),
      fc.constantFrom(...scraps),
      (place, at, scrap) => {
        const text = source.slice(0, place) + scrap + source.slice(place);
        const offset = Math.min(at, text.length);
        const offered = complete(readDocument({ text, path }, settings), offset, settings);
        expect(offered.filter((completion) => !isSound(completion, text, offset))).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

/** It replaces the word round the cursor, on one line, and leaves nothing behind that nobody typed. */
function isSound({ insert, cursor, chosen }: Completion, text: string, offset: number): boolean {
  const { start, end } = insert.span;
  return (
    start <= offset &&
    offset <= end &&
    !text.slice(start, end).includes('\n') &&
    cursor + chosen <= insert.text.length &&
    !insert.text.includes('\ua000')
  );
}

function recordType(root: string): RecordType {
  const type = services.flatMap(({ records }) => records).find((record) => record.root === root);
  if (type === undefined) throw new Error(`No record ${root}`);
  return type;
}
