import { fileURLToPath } from 'node:url';
import { errors as almaErrors } from '@userlint/rules/tables/alma';
import { errors as olsaErrors } from '@userlint/rules/tables/olsa';
import { afterAll, describe, expect, test } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/index.ts';
import { send } from '../client.ts';
import { sentAt } from '../olsa/payloads.ts';
import { almaRest, almaRestExcuses } from './alma-rest.ts';
import { almaSoap } from './alma-soap.ts';
import { olsa, olsaExcuses } from './olsa.ts';
import { type Chapter, faultsPage } from './page.ts';
import type { Provocation } from './provocation.ts';

const sites = fileURLToPath(new URL('../../sites', import.meta.url));
const page = fileURLToPath(new URL('../../../../docs/sandbox-faults.md', import.meta.url));

/** Nothing is changed by a request that is refused: one sandbox for each site. */
const started = new Map<string, Promise<Sandbox>>();
afterAll(async () => {
  for (const sandbox of started.values()) await (await sandbox).close();
});

function sandboxOf(site = ''): Promise<Sandbox> {
  const sandbox = started.get(site) ?? startSandbox(optionsFor(site));
  started.set(site, sandbox);
  return sandbox;
}

function optionsFor(site = ''): SandboxOptions {
  return { port: 0, now: () => sentAt, ...(site !== '' && { site: `${sites}/${site}` }) };
}

/** A signed message is good once: what came back is kept. */
const answers = new Map<Provocation, Promise<string>>();

function bodyOf(provocation: Provocation): Promise<string> {
  const body = answers.get(provocation) ?? ask(provocation);
  answers.set(provocation, body);
  return body;
}

async function ask({ request, site }: Provocation): Promise<string> {
  return (await send((await sandboxOf(site)).port, request)).body;
}

const chapters: readonly Chapter[] = [
  {
    title: 'Alma REST',
    intro:
      'With `Authorization: apikey sandbox-key`, and `Content-Type: application/xml` where there is a body. The gateway’s errors come last.',
    errors: almaErrors,
    provocations: almaRest,
    excuses: almaRestExcuses,
  },
  {
    title: 'Alma SOAP',
    intro:
      'In the body of a SOAP envelope, with `Authorization: Basic …`. One code is documented; that the retired service had the others of its family, too, is inferred.',
    errors: almaErrors,
    provocations: almaSoap,
    excuses: [],
  },
  {
    title: 'OLSA',
    intro:
      'In the body of a SOAP envelope, with a WS-Security header made for this message (`userlint send` makes it). OLSA has no codes: the names are our own.',
    errors: olsaErrors,
    provocations: olsa,
    excuses: olsaExcuses,
  },
];

describe.each(chapters.slice(0, 2))('$title', ({ provocations }) => {
  test.each(provocations)('$error', async (provocation) => {
    const body = await bodyOf(provocation);
    const codes = [...body.matchAll(/<errorCode>(\w+)<|"errorCode":"(\w+)"/g)].map(
      ([, xml, json]) => xml ?? json,
    );
    expect({ codes, body: body.slice(0, 600) }).toMatchObject({ codes: [provocation.error] });
  });
});

/** By which row the words of a fault are told: as whoever reads an answer does it. */
function rowOf(words: string): string | undefined {
  return Object.entries(olsaErrors).find(
    ([, { contains }]) => contains !== undefined && words.toLowerCase().includes(contains.toLowerCase()),
  )?.[0];
}

describe('OLSA', () => {
  test.each(olsa)('$error', async (provocation) => {
    const words = /<faultstring>(.*?)<\/faultstring>/s.exec(await bodyOf(provocation))?.[1] ?? '';
    expect({ words, row: rowOf(words) }).toMatchObject({ row: provocation.error });
  });
});

/** The code of an answer, or the row that tells its fault. */
function errorOf(body: string): string | undefined {
  const code = /<errorCode>(\w+)</.exec(body)?.[1];
  return code ?? rowOf(/<faultstring>(.*?)<\/faultstring>/s.exec(body)?.[1] ?? '');
}

const shrinkable = chapters.flatMap(({ title, provocations }) =>
  provocations.flatMap(({ error, site, smaller = [] }) => ({
    name: `${title}: ${error}`,
    error,
    site,
    smaller,
  })),
);

test.each(
  shrinkable.filter(({ smaller }) => smaller.length > 0),
)('$name takes every field that is sent', async ({ error, site, smaller }) => {
  // What gets no error changes something.
  for (const request of smaller) {
    const sandbox = await startSandbox(optionsFor(site));
    const { body } = await send(sandbox.port, request);
    await sandbox.close();
    expect({ sent: request.body, error: errorOf(body) }).not.toMatchObject({ error });
  }
});

test('every error of the tables is provoked once, or it is said why not', () => {
  const told = (lists: readonly (readonly { readonly error: string }[])[]) =>
    lists.flatMap((list) => list.map(({ error }) => error)).sort();
  expect(told([almaRest, almaRestExcuses])).toEqual(Object.keys(almaErrors).sort());
  expect(told([olsa, olsaExcuses])).toEqual(Object.keys(olsaErrors).sort());
  expect(new Set(almaSoap.map(({ error }) => error)).size).toBe(almaSoap.length);
});

/** The documents the project was created from, line by line. */
describe('the seeds', () => {
  const ofUpdate = '401890 401859 401676 401858 401855 500038 401860 401652 401863 401864'.split(' ');
  test.each(ofUpdate)('Update User Details: %s by PUT', (code) => {
    const provocation = almaRest.find(({ error }) => error === code);
    expect(provocation?.request).toMatchObject({ method: 'PUT' });
  });

  test('the article on 401655: by updateUser', async () => {
    const [first] = almaSoap;
    expect([first?.error, String(first?.request.body).includes('<m:updateUser ')]).toEqual(['401655', true]);
    expect(first && (await bodyOf(first))).toContain(
      '<errorMessage>The external system code and the user external system code are not the same</errorMessage>',
    );
  });

  const unmigrated = 'SEX ADDRESS1 ADDRESS2 CITY STATE ZIP COUNTRY PHONE CCNUMBER CCTYPE CCEXPR FREE1'.split(
    ' ',
  );
  test.each([
    'Error: Last Name field is too long. Max 255 characters.',
    'Error: First Name field is too long. Max 255 characters.',
    'Error: Org Code groupX not found.',
    'Error: A user with this username already exists.',
    "Error: Invalid AuthId field. Only 'Admin' and 'Manager' can be customized.",
    'Error: Approval manager name is not valid.',
    'Error: Group not found.',
    'Error: The language selection is not available. Please check your database settings.',
    'Error: User not updated - nothing to update.',
    ...unmigrated.map(
      (name) => `Error: Unmigrated userstat field ${name} is not available through this command.`,
    ),
    'Error: Approval Manager selection is not available. Please check your database settings.',
  ])('UM_EditUser: %s', async (words) => {
    const provocation = olsa.find(({ error }) => error === rowOf(words));
    expect(String(provocation?.request.body)).toContain('<o:EditUserRequest ');
    const body = provocation === undefined ? '' : await bodyOf(provocation);
    expect(body).toContain(`<faultstring>${words}</faultstring>`);
    expect(body).toContain('<ns1:GeneralFault ');
  });
});

test('the page', async () => {
  await expect(faultsPage(chapters)).toMatchFileSnapshot(page);
});
