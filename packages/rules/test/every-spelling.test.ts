import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../src/model/entry.ts';
import type { Finding } from '../src/model/rule.ts';
import type { RecordType } from '../src/model/service.ts';
import { applyEdits } from '../src/rules/fix.ts';
import { services } from '../src/services/index.ts';
import { readDocument } from '../src/services/known.ts';
import {
  findings,
  type Said,
  type Spelling,
  settingsOf,
  spellOlsa,
  spellUser,
  spellUserRecord,
} from '../src/testing/index.ts';
import type { Edit } from '../src/text/span.ts';

/**
 * The guarding invariant: one record in every spelling gives the same findings with exact underlines, and
 * fixes that converge to the same record.
 */

const user = recordType('user');
const userRecord = recordType('userRecord');
const editUser = recordType('EditUserRequest');
const editExtended = recordType('EditUserExtendedRequest');

/** Rules that underline a value: the stretch they cover must mean that value in every spelling. */
const aboutValues = new Set(['max-length', 'format', 'alma/external-system-code']);

describe('one record, every spelling', () => {
  test('Alma user', () => {
    fc.assert(
      fc.property(userOf(), (record) => agree(spellUser(record, user), 'user')),
      { numRuns: 60 },
    );
  });
  test('Alma userRecord', () => {
    fc.assert(
      fc.property(userRecordOf(), fc.constantFrom('SIS', 'A&B', 'x]]>y', ''), (record, code) =>
        agree(spellUserRecord(record, userRecord, code), 'userRecord'),
      ),
      { numRuns: 60 },
    );
  });
  test('OLSA EditUser', () => {
    fc.assert(
      fc.property(editUserOf(), (record) => agree(spellOlsa(record, editUser), 'EditUserRequest')),
      { numRuns: 60 },
    );
  });
});

test('OLSA EditUserExtended, for which a form has no place', () => {
  fc.assert(
    fc.property(editExtendedOf(), (record) => {
      const spellings = spellOlsa(record, editExtended).filter(({ name }) => name !== 'form');
      const operation = 'olsa/UM_EditUserExtended';
      agree(
        spellings.map((spelling) => ({ ...spelling, operation })),
        'EditUserExtendedRequest',
      );
    }),
    { numRuns: 60 },
  );
});

describe('edits of the structure mean the same in every spelling', () => {
  const said: Said = {
    name: 'user',
    children: [
      { name: 'primary_id', text: 'A&B' },
      { name: 'record_type', text: 'PUBLIC' },
      { name: 'account_type', text: 'EXTERNAL' },
      { name: 'lastname', text: '<x>' },
      {
        name: 'contact_info',
        children: [
          {
            name: 'emails',
            children: [
              {
                name: 'email',
                children: [
                  { name: 'email_address', text: 'a' },
                  { name: 'email_types', children: [{ name: 'email_type', text: 'work' }] },
                ],
              },
              {
                name: 'email',
                children: [
                  { name: 'email_address', text: 'b' },
                  { name: 'email_types', children: [{ name: 'email_type', text: 'work' }] },
                ],
              },
            ],
          },
        ],
      },
    ],
  };
  const details: Said = {
    name: 'userRecord',
    children: [
      {
        name: 'userDetails',
        children: [
          { name: 'userName', text: 'A&B' },
          { name: 'firstname', text: 'x' },
          { name: 'lastName', text: ']]>' },
        ],
      },
      { name: 'owneredEntity', text: '' },
    ],
  };
  const edit: Said = {
    name: 'EditUserRequest',
    children: [
      { name: 'customerId', text: 'c' },
      { name: 'userName', text: 'u' },
      { name: 'isActive', text: '1' },
    ],
  };
  const changes: readonly [string, (record: Entry) => readonly (Edit | undefined)[]][] = [
    [
      'rename',
      (record) =>
        deep(record)
          .filter(({ field }) => field === undefined)
          .flatMap((entry) => entry.rename('renamed')),
    ],
    [
      'remove',
      (record) =>
        deep(record)
          .filter(({ field }) => field === undefined)
          .map((entry) => entry.remove()),
    ],
    [
      'remove the last',
      (record) => [
        deep(record)
          .filter(({ entries }) => entries.length === 0)
          .at(-1)
          ?.remove(),
      ],
    ],
    [
      'add',
      (record) => [
        record.entries[0]?.field?.type === 'group'
          ? record.entries[0].add('gender', 'é&<"')
          : record.add(record.name === 'user' ? 'gender' : 'city', 'é&<"'),
      ],
    ],
    [
      'add an attribute',
      (record) =>
        deep(record)
          .filter(({ name }) => name === 'email')
          .map((entry) => entry.add('@preferred', 'true')),
    ],
  ];
  const spelled = [
    spellUser(said, user),
    spellUserRecord(details, userRecord, 'x'),
    spellOlsa(edit, editUser),
  ];
  test.each(changes)('%s', (_, change) => {
    for (const spellings of spelled) {
      const results = spellings.map((spelling) => {
        const record = read(spelling, spelling.source);
        const edits = change(record);
        expect(edits).not.toContain(undefined);
        return {
          spelling: spelling.name,
          lines: deep(read(spelling, applyEdits(spelling.source, edits as Edit[])))
            .map(({ path, text }) => `${path}=${text}`)
            .sort(),
        };
      });
      for (const { spelling, lines } of results)
        expect({ spelling, lines }).toEqual({ spelling, lines: results[0]?.lines });
    }
  });
});

function read(spelling: Spelling, source: string): Entry {
  const [request] = readDocument({ text: source, path: spelling.path }, settingsOf(spelling)).requests;
  expect(request?.message.problems).toEqual([]);
  if (request?.record === undefined) throw new Error(`${spelling.name} holds no record:\n${source}`);
  return request.record;
}

function deep(entry: Entry): Entry[] {
  return [entry, ...entry.entries.flatMap(deep)];
}

function agree(spellings: readonly Spelling[], root: string): void {
  const read = spellings.map((spelling) => ({
    spelling: spelling.name,
    operation: spelling.operation,
    findings: picture(spelling, findings(spelling.source, spelling)),
    fixed: converge(spelling, root),
  }));
  for (const other of read) {
    // A load file is another call than an update, and compared with load files.
    const first = read.find(({ operation }) => operation === other.operation);
    expect({ spelling: other.spelling, findings: other.findings }).toEqual({
      spelling: other.spelling,
      findings: first?.findings,
    });
    expect({ spelling: other.spelling, fixed: other.fixed }).toEqual({
      spelling: other.spelling,
      fixed: first?.fixed,
    });
  }
}

/** Rules about the request line, the settings or the envelope, where there are any. */
const aboutTheCall = new Set([
  'alma/protected-field',
  'alma/soap-identifier',
  'alma/user-id',
  'olsa/security-header',
]);

function picture(spelling: Spelling, found: readonly Finding[]): string[] {
  return found
    .filter(({ rule }) => !aboutTheCall.has(rule))
    .map(({ rule, severity, message, span }) => {
      const covered = aboutValues.has(rule)
        ? spelling.meaning(spelling.source.slice(span.start, span.end))
        : '';
      return JSON.stringify([rule, severity, message, covered]);
    })
    .sort();
}

/**
 * Applies one fix after another until none is left: the record that remains, as lines. Of several fixes the last: the one
 * of the record, where the call, which may stand in settings, has another.
 */
function converge(spelling: Spelling, root: string): string[] {
  let { source } = spelling;
  for (let round = 0; round < 60; round++) {
    const fix = findings(source, spelling)
      .filter(({ rule }) => !aboutTheCall.has(rule))
      .flatMap(({ fixes }) => fixes.slice(-1))[0];
    if (fix === undefined) return dump(source, spelling, root);
    source = applyEdits(source, fix.edits ?? []);
  }
  throw new Error(`The fixes of ${spelling.name} chase each other:\n${source}`);
}

function dump(source: string, spelling: Spelling, root: string): string[] {
  const { requests } = readDocument({ text: source, path: spelling.path }, settingsOf(spelling));
  expect(requests).toHaveLength(1);
  expect(requests[0]?.message.problems).toEqual([]);
  expect(requests[0]?.record?.path).toBe(root);
  return lines(requests[0]?.record).sort();
}

function lines(entry: Entry | undefined): string[] {
  if (entry === undefined) return [];
  return [`${entry.path}=${entry.text}`, ...entry.entries.flatMap(lines)];
}

function recordType(root: string): RecordType {
  const type = services.flatMap(({ records }) => records).find((candidate) => candidate.root === root);
  if (type === undefined) throw new Error(`No record ${root}`);
  return type;
}

/** Values people and generators write: escapes of every layer, characters outside the BMP, lengths about the limits. */
function value(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(
      '',
      'a',
      'A&B',
      '<b>',
      'x]]>y',
      '"q"',
      "it's",
      'back\\slash',
      'tab\there',
      'é–日本😀',
      'a b',
      '&amp;',
      '100%',
      'a+b',
      '0',
      'Y',
    ),
    fc.integer({ min: 0, max: 260 }).map((length) => 'x&'.repeat(130).slice(0, length)),
    fc.integer({ min: 250, max: 260 }).map((length) => '😀'.repeat(length)),
    fc.string({
      unit: fc.constantFrom(
        'a',
        'Z',
        '9',
        ' ',
        '&',
        '<',
        '>',
        ']',
        '"',
        "'",
        '\\',
        '/',
        '-',
        '_',
        '.',
        '@',
        'ü',
        '😀',
      ),
      maxLength: 24,
    }),
  );
}

function fieldsOf(type: RecordType, prefix: string, except: readonly string[] = []): string[] {
  return Object.entries(type.table)
    .filter(
      ([path, field]) =>
        path.startsWith(prefix) && !path.slice(prefix.length).includes('/') && field.type !== 'group',
    )
    .map(([path]) => path.slice(prefix.length))
    .filter((name) => !name.startsWith('@') && !except.includes(name));
}

function someOf(names: readonly string[]): fc.Arbitrary<Said[]> {
  return fc
    .subarray([...names], { maxLength: Math.min(8, names.length) })
    .chain((chosen) => fc.tuple(...chosen.map((name) => value().map((text): Said => ({ name, text })))));
}

/** What every call demands is always there. */
function userOf(): fc.Arbitrary<Said> {
  const scalars = someOf(fieldsOf(user, 'user/', ['primary_id', 'record_type', 'account_type']));
  const attributes = fc.constantFrom<Readonly<Record<string, string>>>(
    {},
    { preferred: 'true' },
    { preferred: 'TRUE', segment_type: 'internal' },
    { preferred: 'false', segment_type: 'External' },
  );
  const emails = fc.array(
    fc.tuple(value(), attributes).map(
      ([text, marks]): Said => ({
        name: 'email',
        attributes: marks,
        children: [
          { name: 'email_address', text },
          {
            name: 'email_types',
            children: [{ name: 'email_type', text: 'work', attributes: { desc: 'Work' } }],
          },
        ],
      }),
    ),
    { maxLength: 2 },
  );
  const identifiers = fc.array(
    fc.tuple(value(), value()).map(
      ([id, text]): Said => ({
        name: 'user_identifier',
        children: [
          { name: 'id_type', text: id },
          { name: 'value', text },
        ],
      }),
    ),
    { minLength: 1, maxLength: 2 },
  );
  return fc
    .tuple(
      value().filter((id) => id !== ''),
      fc.constantFrom('EXTERNAL', 'INTERNAL'),
      scalars,
      emails,
      identifiers,
    )
    .map(([id, account, fields, mails, ids]) => ({
      name: 'user',
      children: [
        { name: 'primary_id', text: id },
        { name: 'record_type', text: 'PUBLIC' },
        { name: 'account_type', text: account },
        ...fields,
        { name: 'contact_info', children: [{ name: 'emails', children: mails }] },
        { name: 'user_identifiers', children: ids },
      ],
    }));
}

function userRecordOf(): fc.Arbitrary<Said> {
  const scalars = someOf(fieldsOf(userRecord, 'userRecord/userDetails/', ['externalId', 'userName']));
  return fc
    .tuple(value(), fc.option(value(), { nil: undefined }), scalars)
    .map(([userName, externalId, fields]) => ({
      name: 'userRecord',
      children: [
        {
          name: 'userDetails',
          children: [
            { name: 'userName', text: userName },
            ...(externalId === undefined ? [] : [{ name: 'externalId', text: externalId }]),
            ...fields,
          ],
        },
        { name: 'owneredEntity', text: '' },
      ],
    }));
}

/** Date notation belongs to a spelling, and so is exempt. */
function editUserOf(): fc.Arbitrary<Said> {
  const names = fieldsOf(editUser, 'EditUserRequest/', ['customerId', 'userName', 'birthDate']);
  return fc.tuple(value(), someOf(names)).map(([userName, fields]) => ({
    name: 'EditUserRequest',
    children: [{ name: 'customerId', text: 'sandbox' }, { name: 'userName', text: userName }, ...fields],
  }));
}

function editExtendedOf(): fc.Arbitrary<Said> {
  const names = fieldsOf(editExtended, 'EditUserExtendedRequest/', ['customerId', 'username', 'groupCode']);
  const id = fc.constantFrom('_sys_firstname', '_sys_first_name', '_sys_emailaddress', 'office', 'a-b', '');
  const field = fc.tuple(id, fc.array(value(), { minLength: 1, maxLength: 2 })).map(
    ([written, values]): Said => ({
      name: 'fieldValue',
      attributes: { id: written },
      children: values.map((text) => ({ name: 'value', text })),
    }),
  );
  const groups = fc.array(value(), { maxLength: 2 });
  return fc
    .tuple(someOf(names), groups, fc.array(field, { minLength: 1, maxLength: 3 }))
    .map(([fields, codes, profile]) => ({
      name: 'EditUserExtendedRequest',
      children: [
        { name: 'customerId', text: 'sandbox' },
        { name: 'username', text: 'jdoe' },
        ...fields,
        ...codes.map((text) => ({ name: 'groupCode', text })),
        { name: 'profileFieldValues', children: profile },
      ],
    }));
}
