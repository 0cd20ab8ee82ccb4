import {
  type Finding,
  lint,
  noSettings,
  prepare,
  readDocument,
  type Settings,
  services,
} from '@userlint/rules';
import { startSandbox } from '@userlint/sandbox';
import { exchange, sandboxEnvironments, type Verdict } from '@userlint/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/**
 * The linter and the sandbox decide independently about generated calls of OLSA in every spelling: what lints clean is
 * accepted, and of what is refused something was found. What only the service can know is left out: who exists, what is
 * stored, and what fields of the site's own take.
 */

interface Call {
  readonly operation: string;
  readonly element: string;
  readonly fields: readonly (readonly [name: string, text: string])[];
  readonly profile: readonly (readonly [id: string, values: readonly string[]])[];
}

interface Spelt {
  readonly path: string;
  readonly text: string;
}

const namespace = 'http://www.skillsoft.com/services/olsa_v1_0/';
const address = 'https://site.example.com/olsa/services/Olsa';

const spellings: readonly ((call: Call) => Spelt)[] = [
  (call) => ({ path: 'default.xml', text: envelope(call, '', ` xmlns="${namespace}"`) }),
  (call) => ({ path: 'prefix.xml', text: envelope(call, 'o:', ` xmlns:o="${namespace}"`) }),
  (call) => ({ path: 'loose.xml', text: envelope(call, 'o:', ` xmlns:o="${namespace}"`, '') }),
  (call) => ({
    path: 'operation.xml',
    text: envelope({ ...call, element: call.operation }, '', ` xmlns="${namespace}"`),
  }),
  (call) => ({ path: 'nowhere.xml', text: envelope(call, '', '') }),
  (call) => ({ path: 'bare.xml', text: element(call, '', ` xmlns="${namespace}"`) }),
  (call) => ({ path: 'arguments.json', text: JSON.stringify(argumentsOf(call)) }),
  (call) => ({ path: 'named.json', text: JSON.stringify({ [call.operation]: argumentsOf(call) }) }),
];

/** A form has no place for the fields of a profile. */
const forms: readonly ((call: Call) => Spelt)[] = [
  (call) => ({
    path: 'form.http',
    text: `POST ${address}\nContent-Type: application/x-www-form-urlencoded\n\n${pairs(call)}\n`,
  }),
  (call) => ({ path: 'query.http', text: `GET ${address}?${pairs(call)}\n` }),
];

function envelope(call: Call, prefix: string, declared: string, inner = prefix): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${element(call, prefix, declared, inner)}</s:Body></s:Envelope>`;
}

function element(call: Call, prefix: string, declared: string, inner = prefix): string {
  const fields = call.fields.map(([name, text]) => `<${inner}${name}>${escaped(text)}</${inner}${name}>`);
  const values = call.profile.map(([id, texts]) => {
    const inside = texts.map((text) => `<${inner}value>${escaped(text)}</${inner}value>`).join('');
    return `<${inner}fieldValue id="${id}">${inside}</${inner}fieldValue>`;
  });
  if (values.length > 0)
    fields.push(`<${inner}profileFieldValues>${values.join('')}</${inner}profileFieldValues>`);
  return `<${prefix}${call.element}${declared}>${fields.join('')}</${prefix}${call.element}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function argumentsOf({ fields, profile }: Call): object {
  const members: Record<string, unknown> = Object.fromEntries(fields);
  if (profile.length === 0) return members;
  const fieldValue = profile.map(([id, value]) => ({ attributes: { id }, value }));
  return { ...members, profileFieldValues: { fieldValue } };
}

function pairs({ fields }: Call): string {
  return fields.map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join('&');
}

/** The settings of a project that knows the fields of its site, which are those of the sandbox. */
function settingsFor(operation: string): Settings {
  const ids = ['employee_id', 'hired', 'cost_center', 'remote', 'region', 'skills'];
  const table = { date: undefined, codes: new Map(ids.map((id) => [id, ''])), disabled: new Set<string>() };
  const known = services.flatMap(({ operations }) => operations).find(({ id }) => id === `olsa/${operation}`);
  return { ...noSettings, operation: known, codes: new Map([['olsa/ProfileFields', table]]) };
}

interface Verdicts {
  readonly findings: readonly Finding[];
  /** Undefined: not even sent. */
  readonly verdict: Verdict | undefined;
}

async function bothVerdicts({ path, text }: Spelt, settings: Settings): Promise<Verdicts> {
  const reading = readDocument({ text, path }, settings);
  const [request] = reading.requests;
  if (request === undefined) throw new Error(`${path} holds no request: ${text}`);
  const findings = lint(reading, settings, { now: new Date() });
  const outgoing = prepare(reading, request);
  if (outgoing.refused !== undefined) return { findings, verdict: undefined };
  const sandbox = await startSandbox({ port: 0 });
  try {
    const verdict = await exchange(outgoing, sandboxEnvironments(sandbox.port).of(outgoing.kind));
    if (verdict.answer === undefined) throw new Error(verdict.summary);
    return { findings, verdict };
  } finally {
    await sandbox.close();
  }
}

async function agree(spelt: Spelt, operation: string): Promise<void> {
  const { findings, verdict } = await bothVerdicts(spelt, settingsFor(operation));
  const clean = findings.every(({ severity }) => severity !== 'error' && severity !== 'warning');
  const accepted = verdict?.is === 'applied';
  expect({ spelt, clean, accepted, said: verdict?.summary }).not.toMatchObject({
    clean: true,
    accepted: false,
  });
}

const texts = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      'x',
      'M',
      'f',
      '1',
      '0',
      'true',
      'Y',
      'NH',
      '1980-01-31',
      '1980-02-31',
      '01/31/1980',
      '31.01.1980',
      '0126',
      '01/26',
    ],
    ...[
      'a,b',
      'add',
      "'x",
      'é',
      '日本',
      'a b',
      'en_US',
      'en-us',
      'Manager',
      'MANAGER',
      'Admin',
      'SUPER_ADMIN',
    ],
    ...['A&B', '<b>', 'j.doe@example.com', 'j,doe@example.com', 'back\\slash', 'c3'],
  ),
  fc.integer({ min: 238, max: 258 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 1, max: 24 }).map((length) => '7'.repeat(length)),
);

/** What fits: random values alone would hardly ever make a call without a mistake. */
const fitting = new Map([
  ['email', 'j.doe@example.com'],
  ['birthDate', '1980-01-31'],
  ['sex', 'F'],
  ['state', 'NH'],
  ['ccExpr', '0126'],
  ['authType', 'Manager'],
  ['userRole', 'MANAGER'],
  ['active', '1'],
  ['isActive', '0'],
  ['newUserName', 'jane.doe'],
  ['newUsername', 'jane.doe'],
  ['language', 'de'],
  ['siteLanguage', 'de'],
]);

function textFor(name: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(fitting.get(name) ?? 'x') },
    { weight: 1, arbitrary: texts },
  );
}

const person = [
  ...['password', 'firstName', 'lastName', 'email', 'birthDate', 'sex', 'address1', 'city', 'state', 'zip'],
  ...['country', 'phone', 'ccNumber', 'ccType', 'ccExpr', 'free1', 'groupCode', 'authType', 'language'],
];
const extended = ['password', 'userRole', 'groupCode'];
/** By operation: what names the user, and what else may be said of them, in right and wrong names. */
const operations = [
  {
    operation: 'UM_EditUser',
    element: 'EditUserRequest',
    user: 'userName',
    names: [...person, 'active', 'isActive', 'userLang', 'newUserName', 'newUsername', 'nonsense'],
  },
  {
    operation: 'UM_EditUserExtended',
    element: 'EditUserExtendedRequest',
    user: 'username',
    names: [...extended, 'active', 'isActive', 'siteLanguage', 'language', 'newUsername', 'authType'],
  },
  {
    operation: 'UM_CreateUser',
    element: 'CreateUserRequest',
    user: 'userName',
    names: [...person, 'groupPath', 'userRole', 'isActive'],
  },
  {
    operation: 'UM_CreateUserExtended',
    element: 'CreateUserExtendedRequest',
    user: 'userName',
    names: [...extended, 'groupCode', 'language', 'authType', 'groupPath'],
  },
] as const;

function calls({ operation, element: root, user, names }: (typeof operations)[number]): fc.Arbitrary<Call> {
  const creating = operation.startsWith('UM_Create');
  const fields = fc
    .subarray([...new Set<string>(names)], { minLength: 1, maxLength: 4 })
    .chain((chosen) => fc.tuple(...chosen.map((name) => textFor(name).map((text) => [name, text] as const))));
  const value = fc.constantFrom('', 'x', 'x'.repeat(256), 'j.doe@example.com');
  const ids = fc.constantFrom(
    '_sys_firstname',
    '_sys_lastname',
    '_sys_emailaddress',
    '_sys_mail',
    'employee_id',
    'shoe',
  );
  const single = fc.tuple(
    ids,
    value.map((text) => [text]),
  );
  const several = fc.constant(['skills', ['driving', 'welding']] as const);
  const profile = operation.endsWith('Extended')
    ? fc.array(fc.oneof(single, several), { maxLength: 3 })
    : fc.constant([]);
  const name = creating
    ? fc.oneof({ weight: 3, arbitrary: fc.constant('new.user') }, { weight: 1, arbitrary: texts })
    : fc.constant('jdoe');
  // A password always changes something: whether anything else does only the service can know.
  const change = creating
    ? fc.constantFrom([], [['groupCode', 'sales'] as const])
    : fc.constant([['password', 'n3w-pass'] as const]);
  return fc.tuple(name, change, fields, profile).map(([userName, first, rest, values]) => {
    const written = new Map<string, string>([['customerId', 'sandbox'], [user, userName], ...rest, ...first]);
    return { operation, element: root, fields: [...written], profile: values };
  });
}

test.each(operations)('$operation', { timeout: 60_000 }, async (described) => {
  await fc.assert(
    fc.asyncProperty(calls(described), fc.nat(), async (call, chosen) => {
      const ways = call.profile.length > 0 ? spellings : [...spellings, ...forms];
      const spell = ways[chosen % ways.length];
      if (spell !== undefined) await agree(spell(call), call.operation);
    }),
    { numRuns: 150 },
  );
});
