import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Finding,
  lint,
  noSettings,
  prepare,
  type Request,
  readDocument,
  readSettings,
  type Settings,
} from '@userlint/rules';
import { startSandbox } from '@userlint/sandbox';
import { exchange, sandboxEnvironments, type Verdict } from '@userlint/wire';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * The sandbox and the linter decide independently and may not disagree: what lints clean is accepted, and
 * what is refused names a code that a finding named before.
 */

const examples = join(dirname(dirname(fileURLToPath(import.meta.url))), 'examples');
let sandbox: Awaited<ReturnType<typeof startSandbox>>;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.close());

interface Verdicts {
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}

async function bothVerdicts(
  text: string,
  path: string,
  settings: Settings = noSettings,
  index = 0,
): Promise<Verdicts> {
  const reading = readDocument({ text, path }, settings);
  const request = reading.requests[index];
  if (request === undefined) throw new Error(`${path} holds no request ${index}`);
  const findings = lint({ ...reading, requests: [request] }, settings, { now: new Date() });
  const outgoing = prepare(reading, request);
  if (outgoing.refused !== undefined) throw new Error(outgoing.refused);
  const verdict = await exchange(outgoing, sandboxEnvironments(sandbox.port).of(outgoing.kind));
  if (verdict.answer === undefined) throw new Error(verdict.summary);
  return { findings, verdict };
}

function agree({ findings, verdict }: Verdicts): void {
  const clean = findings.every(({ severity }) => severity !== 'error' && severity !== 'warning');
  if (clean) expect(verdict).toMatchObject({ is: 'applied' });
  if (verdict.is === 'applied') return;
  const named = findings.map(({ error }) => error);
  for (const { code } of verdict.errors) if (code !== null) expect(named).toContain(code);
  expect(findings.length).toBeGreaterThan(0);
}

describe('the examples', async () => {
  const { project } = await readSettings(readFileSync(join(examples, 'userlint.json'), 'utf8'));
  const files = readdirSync(examples, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(xml|json|http)$/.test(path) && path !== 'userlint.json');
  const requests = files.flatMap((path) => {
    const text = readFileSync(join(examples, path), 'utf8');
    const settings = project.settingsFor(path);
    return readDocument({ text, path }, settings).requests.map((_: Request, index) => ({
      path,
      text,
      settings,
      index,
    }));
  });

  test.each(requests)('$path, request $index', async ({ path, text, settings, index }) => {
    agree(await bothVerdicts(text, path, settings, index));
  });

  test('the mismatch is refused with the code that the finding names', async () => {
    const path = 'alma-soap/update-user-mismatch.xml';
    const { findings, verdict } = await bothVerdicts(readFileSync(join(examples, path), 'utf8'), path);
    expect(findings.map(({ error }) => error)).toEqual(['401655']);
    expect(verdict.errors).toEqual([
      {
        code: '401655',
        message: 'The external system code and the user external system code are not the same',
      },
    ]);
  });
});

describe('generated', () => {
  test('Alma updateUser', async () => {
    // The stored owner is SIS_temp: that a record and its call agree on another one only the service can know.
    const codes = fc.constantFrom('SIS_temp', 'SIS', '', 'A&B').filter((code) => code !== 'SIS');
    await fc.assert(
      fc.asyncProperty(codes, fc.constantFrom('SIS_temp', 'SIS', ' SIS_temp'), async (code, owner) => {
        const record = `<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans"><xb:userDetails><xb:status>Active</xb:status><xb:defaultLanguage>en</xb:defaultLanguage><xb:userName>johns</xb:userName><xb:externalId>${owner}</xb:externalId></xb:userDetails><xb:owneredEntity/></xb:userRecord>`;
        const text = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:updateUser xmlns:m="http://alma.exlibris.com/"><arg0>johns</arg0><arg1/><arg2>${code.replace('&', '&amp;')}</arg2><arg3><![CDATA[${record}]]></arg3></m:updateUser></s:Body></s:Envelope>`;
        agree(await bothVerdicts(text, 'call.xml'));
      }),
      { numRuns: 24 },
    );
  });

  test('OLSA EditUser', async () => {
    // Something always changes: that an update changes nothing only the service can know.
    const value = fc.oneof(
      fc.constantFrom(
        'x',
        'M',
        'F',
        '1',
        '0',
        'true',
        'Y',
        'NH',
        '1980-01-31',
        '01/31/1980',
        '0126',
        '01/26',
        'a,b',
        'add',
        "'x",
        'é',
        'a b',
        'en_US',
        'Manager',
      ),
      fc.integer({ min: 238, max: 258 }).map((length) => 'x'.repeat(length)),
      fc.integer({ min: 1, max: 24 }).map((length) => '7'.repeat(length)),
    );
    const names = [
      'password',
      'firstName',
      'lastName',
      'email',
      'birthDate',
      'active',
      'sex',
      'address1',
      'city',
      'state',
      'zip',
      'ccNumber',
      'ccType',
      'ccExpr',
      'free1',
      'groupCode',
      'authType',
      'newUserName',
    ];
    const fields = fc
      .subarray(names, { minLength: 1, maxLength: 3 })
      .chain((chosen) => fc.tuple(...chosen.map((name) => value.map((text) => [name, text] as const))));
    await fc.assert(
      fc.asyncProperty(fields, async (chosen) => {
        const fresh = await startSandbox({ port: 0 });
        const kept = sandbox;
        sandbox = fresh;
        try {
          const inner = chosen.map(([name, text]) => `<${name}>${text}</${name}>`).join('');
          const text = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/"><customerId>sandbox</customerId><userName>jdoe</userName><phone>555-0199</phone>${inner}</EditUserRequest></s:Body></s:Envelope>`;
          agree(await bothVerdicts(text, 'edit.xml'));
        } finally {
          sandbox = kept;
          await fresh.close();
        }
      }),
      { numRuns: 150 },
    );
  });
});
