import { expect, test } from 'vitest';
import { applyEdits } from '../../../rules/fix.ts';
import { check, findings } from '../../../testing/index.ts';

const rule = 'alma/duplicate-identifier';

function user(primaryId: string, ...identifiers: readonly string[]): string {
  const items = identifiers.map((value, index) => {
    const [text = '', status] = value.split(' ');
    const state = status === undefined ? '' : `<status>${status}</status>`;
    return `<user_identifier><id_type>T${index + 1}</id_type><value>${text}</value>${state}</user_identifier>`;
  });
  return `<user>\n<primary_id>${primaryId}</primary_id><record_type>PUBLIC</record_type>\n<user_identifiers>\n${items.join('\n')}\n</user_identifiers>\n</user>`;
}

function repaired(source: string): readonly string[] {
  const edits = findings(source, { rule }).flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits ?? []));
  return [...applyEdits(source, edits).matchAll(/<value>(.*?)<\/value>(?:<status>(.*?)<)?/g)].map(
    ([, value, status]) => `${value} ${status ?? ''}`.trim(),
  );
}

test('the same value under two types, and the primary identifier in another case', () => {
  expect(check(user('Johns', '2001', 'johns', '2001'), { rule })).toMatchInlineSnapshot(`
    "<user>
    <primary_id>Johns</primary_id><record_type>PUBLIC</record_type>
    <user_identifiers>
    <user_identifier><id_type>T1</id_type><value>2001</value></user_identifier>
    <user_identifier><id_type>T2</id_type><value>johns</value></user_identifier>
                                                 ~~~~~ error alma/duplicate-identifier: johns is given twice in this user: as primary_id and as T2.
    <user_identifier><id_type>T3</id_type><value>2001</value></user_identifier>
                                                 ~~~~ error alma/duplicate-identifier: 2001 is given twice in this user: as T1 and as T3.
    </user_identifiers>
    </user>"
  `);
  expect(repaired(user('Johns', '2001', 'johns', '2001'))).toEqual(['2001']);
});

test('of an active and an inactive copy the inactive one goes', () => {
  expect(repaired(user('johns', '1 INACTIVE', '1 ACTIVE'))).toEqual(['1 ACTIVE']);
  expect(repaired(user('johns', '1 ACTIVE', '1 INACTIVE'))).toEqual(['1 ACTIVE']);
});

test('case alone is a warning among other identifiers', () => {
  expect(findings(user('johns', 'ab', 'AB'), { rule })).toMatchObject([
    { severity: 'warning', error: '4018994' },
  ]);
});

test('nothing and variables are no values', () => {
  expect(findings(user('johns', '', ''), { rule })).toEqual([]);
  expect(findings(user('{{id}}', '{{id}}'), { rule })).toEqual([]);
});

test('across a load file, but not for a person who comes twice', () => {
  const file = (...users: readonly string[]) => `<users>\n${users.join('\n')}\n</users>`;
  const source = file(user('a', '1'), user('b', '2', '1'), user('A', '1'), user('c', 'B'));
  const found = findings(source, { rule });
  expect(found.map(({ severity, message }) => `${severity}: ${message}`)).toMatchInlineSnapshot(`
    [
      "warning: 1 is given to another user of this file already, as T1. Alma takes an identifier once and skips the second user.",
      "warning: B is given to another user of this file already, as primary_id. Alma takes an identifier once and skips the second user.",
    ]
  `);
  expect(
    found.flatMap(({ related }) => related.map(({ span }) => source.slice(span.start, span.end))),
  ).toEqual(['1', 'b']);
});
