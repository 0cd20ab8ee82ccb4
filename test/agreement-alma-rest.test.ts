import { type Finding, lint, prepare, readDocument, readSettings, type Settings } from '@userlint/rules';
import { startSandbox } from '@userlint/sandbox';
import { exchange, fetchCodes, sandboxEnvironments, tableNames, type Verdict } from '@userlint/wire';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * Generated users, good and bad, in JSON and XML, created and updated: the sandbox and the linter decide
 * independently. What lints clean is accepted; what is refused names a code that a finding named before.
 */

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let codes: string;

beforeAll(async () => {
  // So many calls in a row would meet the limit of calls a second.
  sandbox = await startSandbox({ port: 0, gateway: { perSecond: 1_000_000, perDay: 1_000_000 } });
  const tables: [string, unknown][] = [];
  const mappings: [string, unknown][] = [];
  const ofAlma = tableNames.filter((name) => name !== 'ProfileFields');
  for await (const table of fetchCodes(ofAlma, sandboxEnvironments(sandbox.port), {
    now: new Date(),
    largest: 1_000_000,
  })) {
    if (!('file' in table)) throw new Error(table.reason);
    const { file } = table;
    if (file.kind === 'codes') tables.push([`alma/${table.name}`, Object.fromEntries(file.codes.codes)]);
    else
      mappings.push([
        `alma/${table.name}`,
        Object.fromEntries([...file.mapping.codes].map(([type, allowed]) => [type, [...allowed]])),
      ]);
  }
  codes = `"codes": ${JSON.stringify(Object.fromEntries(tables))}, "mappings": ${JSON.stringify(Object.fromEntries(mappings))}`;
});
afterAll(() => sandbox.close());

async function settingsFor(operation: string): Promise<Settings> {
  const { project, findings } = await readSettings(
    `{ "files": { "**": { "operation": "${operation}" } }, ${codes} }`,
  );
  expect(findings).toEqual([]);
  return project.settingsFor('x');
}

interface Verdicts {
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}

async function bothVerdicts(text: string, path: string, settings: Settings): Promise<Verdicts | undefined> {
  const reading = readDocument({ text, path }, settings);
  const [request] = reading.requests;
  if (request === undefined) throw new Error(`${path} holds no request:\n${text}`);
  const findings = lint(reading, settings, { now: new Date() });
  const outgoing = prepare(reading, request);
  // What cannot be planned is not sent; there is no verdict to compare.
  if (outgoing.refused !== undefined) return undefined;
  const verdict = await exchange(outgoing, sandboxEnvironments(sandbox.port).of(outgoing.kind));
  if (verdict.answer === undefined) throw new Error(verdict.summary);
  return { findings, verdict };
}

/** How many of each were seen: a comparison of nothing agrees always. */
const seen = { accepted: 0, refused: 0 };

function agree({ findings, verdict }: Verdicts, text: string): void {
  seen[verdict.is === 'applied' ? 'accepted' : 'refused'] += 1;
  const wrong = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const said = wrong.map(({ rule, error, message }) => `${rule} ${error}: ${message}`);
  if (verdict.is === 'applied') {
    // An error is a documented or observed refusal: it may not be accepted.
    const refused = findings.filter(({ severity, error }) => severity === 'error' && error !== null);
    expect({ text, accepted: refused.map(({ rule, error }) => `${rule} ${error}`) }).toEqual({
      text,
      accepted: [],
    });
    return;
  }
  const named = findings.map(({ error }) => error);
  const missing = verdict.errors.filter(({ code }) => code !== null && !named.includes(code));
  expect({ text, missing, said }).toEqual({ text, missing: [], said });
  expect({ text, found: wrong.length > 0, answer: verdict.summary }).toEqual({
    text,
    found: true,
    answer: verdict.summary,
  });
}

/** Unique from one generated user to the next, so that nobody is there already. */
let serial = 0;

interface User {
  readonly record_type: string | undefined;
  readonly account_type: string | undefined;
  readonly external_id: string | undefined;
  readonly last_name: string | undefined;
  readonly user_group: string | undefined;
  readonly password: string | undefined;
  readonly identifiers: readonly { readonly type: string; readonly value: string }[];
  readonly email: string | undefined;
  readonly emailType: string;
  readonly note: string | undefined;
}

function users(): fc.Arbitrary<User> {
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 6 });
  return fc.record({
    record_type: maybe(fc.constantFrom('PUBLIC', 'STAFF')),
    account_type: maybe(
      fc.constantFrom('INTERNAL', 'EXTERNAL', 'INTERNAL', 'EXTERNAL', 'INTEXTAUTH', 'Internal'),
    ),
    external_id: maybe(fc.constantFrom('SIS', '')),
    last_name: maybe(fc.constantFrom('Smith', 'O’Neil & <Co>', 'é😀')),
    user_group: maybe(
      fc.constantFrom('FACULTY', 'STAFF', 'STUDENT', 'STUDENT', 'STUDENT', 'Students', 'NOBODY'),
    ),
    password: fc.option(fc.constantFrom('short', 'long enough 4 all'), { nil: undefined, freq: 3 }),
    identifiers: fc.array(
      fc.record({
        type: fc.constantFrom('BARCODE', 'UNIV_ID', 'BARCODE', 'UNIV_ID', 'NOT_A_TYPE'),
        value: fc.constantFrom('1', '2'),
      }),
      { maxLength: 2 },
    ),
    email: maybe(fc.constantFrom('a@example.org', 'b@example.org')),
    emailType: fc.constantFrom('work', 'personal', 'work', 'personal', 'Work', 'nix'),
    note: fc.option(fc.constantFrom('LIBRARY', 'REGISTAR', 'REGISTRAR'), { nil: undefined, freq: 2 }),
  });
}

function json(user: User, id: string): string {
  const coded = (value: string | undefined) => (value === undefined ? undefined : { value });
  return JSON.stringify({
    primary_id: id,
    record_type: coded(user.record_type),
    account_type: coded(user.account_type),
    external_id: user.external_id,
    last_name: user.last_name,
    user_group: coded(user.user_group),
    password: user.password,
    preferred_language: { value: 'en' },
    contact_info: {
      email:
        user.email === undefined
          ? []
          : [
              {
                preferred: true,
                segment_type: 'External',
                email_address: user.email,
                email_type: [{ value: user.emailType }],
              },
            ],
    },
    user_identifier: user.identifiers.map(({ type, value }) => ({
      segment_type: 'External',
      id_type: { value: type },
      value: `${id}-${value}`,
    })),
    user_note:
      user.note === undefined
        ? []
        : [
            {
              segment_type: 'Internal',
              note_type: { value: user.note },
              note_text: 'x',
              user_viewable: false,
              popup_note: false,
            },
          ],
  });
}

function xml(user: User, id: string): string {
  const element = (name: string, value: string | undefined) =>
    value === undefined ? '' : `<${name}>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`;
  const email =
    user.email === undefined
      ? ''
      : `<email preferred="true" segment_type="External">${element('email_address', user.email)}<email_types>${element('email_type', user.emailType)}</email_types></email>`;
  const ids = user.identifiers.map(
    ({ type, value }) =>
      `<user_identifier segment_type="External">${element('id_type', type)}${element('value', `${id}-${value}`)}</user_identifier>`,
  );
  const note =
    user.note === undefined
      ? ''
      : `<user_note segment_type="Internal">${element('note_type', user.note)}<note_text>x</note_text><user_viewable>false</user_viewable><popup_note>false</popup_note></user_note>`;
  return `<user>${element('primary_id', id)}${element('record_type', user.record_type)}${element('account_type', user.account_type)}${element('external_id', user.external_id)}${element('last_name', user.last_name)}${element('user_group', user.user_group)}${element('password', user.password)}<preferred_language>en</preferred_language><contact_info><emails>${email}</emails></contact_info><user_identifiers>${ids.join('')}</user_identifiers><user_notes>${note}</user_notes></user>`;
}

const spelled = [
  ['JSON', json, 'x.json'],
  ['XML', xml, 'x.xml'],
] as const;

test.each(spelled)('created, in %s', async (_, write, path) => {
  const settings = await settingsFor('alma/users.create');
  await fc.assert(
    fc.asyncProperty(users(), async (user) => {
      const text = write(user, `made${serial++}`);
      const verdicts = await bothVerdicts(text, path, settings);
      if (verdicts !== undefined) agree(verdicts, text);
    }),
    { numRuns: 150 },
  );
});

test.each(spelled)('updated, in %s', async (_, write, path) => {
  const create = await settingsFor('alma/users.create');
  const update = await settingsFor('alma/users.update');
  const good: User = {
    record_type: 'PUBLIC',
    account_type: 'EXTERNAL',
    external_id: 'SIS',
    last_name: 'Smith',
    user_group: 'STUDENT',
    password: undefined,
    identifiers: [],
    email: undefined,
    emailType: 'work',
    note: undefined,
  };
  await fc.assert(
    fc.asyncProperty(users(), async (generated) => {
      // Whether an external user may become another system's, or an internal one, only the stored record tells.
      const user = { ...generated, account_type: 'EXTERNAL', external_id: 'SIS' };
      const id = `kept${serial++}`;
      const made = await bothVerdicts(json(good, id), 'x.json', create);
      expect(made?.verdict.is).toBe('applied');
      const text = write(user, id);
      const verdicts = await bothVerdicts(text, path, update);
      if (verdicts !== undefined) agree(verdicts, text);
    }),
    { numRuns: 150 },
  );
});

test('both verdicts were seen often', () => {
  expect(seen.accepted).toBeGreaterThan(20);
  expect(seen.refused).toBeGreaterThan(100);
});
