import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  convertToRest,
  lint,
  noSettings,
  preamble,
  prepare,
  type RestFormat,
  readDocument,
} from '@userlint/rules';
import { startSandbox } from '@userlint/sandbox';
import { exchange, sandboxEnvironments } from '@userlint/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** What is converted is sent: the sandbox takes it, and keeps what the SOAP record said. */

const examples = join(dirname(dirname(fileURLToPath(import.meta.url))), 'examples', 'alma-soap');
let sandbox: Awaited<ReturnType<typeof startSandbox>>;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.close());

const formats: readonly RestFormat[] = ['xml', 'json'];

/** The only request of a text, converted. */
function converted(text: string, format: RestFormat): string {
  const reading = readDocument({ text, path: 'call.xml' }, noSettings);
  const [request] = reading.requests;
  const conversion = request && convertToRest(request, format);
  if (conversion?.refused !== undefined || conversion === undefined) throw new Error(conversion?.refused);
  return `${preamble}\n${conversion.text}`;
}

async function sent(text: string) {
  const reading = readDocument({ text, path: 'converted.http' }, noSettings);
  const [request] = reading.requests;
  const findings = lint(reading, noSettings, { now: new Date() });
  const outgoing = request && prepare(reading, request);
  if (outgoing?.refused !== undefined || outgoing === undefined)
    throw new Error(outgoing?.refused ?? 'There is no request.');
  const verdict = await exchange(outgoing, sandboxEnvironments(sandbox.port).of(outgoing.kind));
  if (verdict.answer === undefined) throw new Error(verdict.summary);
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  return { errors, verdict };
}

const right = readdirSync(examples).filter((file) => /^update-user(-escaped)?\.xml$/.test(file));
test.each(
  right.flatMap((file) => formats.map((format) => [file, format] as const)),
)('%s as %s is accepted', async (file, format) => {
  const { errors, verdict } = await sent(converted(readFileSync(join(examples, file), 'utf8'), format));
  expect(errors).toEqual([]);
  expect(verdict).toMatchObject({ is: 'applied' });
  for (const kept of ['johns@example.org', '30111000000017', 'FACULTY', '2030-12-31Z', 'SIS_temp'])
    expect(verdict.answer?.text).toContain(kept);
});

const record = (name: string, type: string) =>
  `<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans"><xb:userDetails><xb:status>Active</xb:status><xb:recordType>Public</xb:recordType>${type}<xb:defaultLanguage>en</xb:defaultLanguage><xb:userName>${name}</xb:userName><xb:lastName>A &amp;amp; B</xb:lastName><xb:userGroup>FACULTY</xb:userGroup></xb:userDetails><xb:owneredEntity/></xb:userRecord>`;

const create = (code: string, inside: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:createUser xmlns:m="http://alma.exlibris.com/"><arg0>${code}</arg0><arg1><![CDATA[${inside}]]></arg1><arg2>true</arg2></m:createUser></s:Body></s:Envelope>`;

test.each(
  formats,
)('createUser as %s makes the user, external by its code and internal without', async (format) => {
  for (const [code, kind] of [
    ['SIS', 'EXTERNAL'],
    ['', 'INTERNAL'],
  ] as const) {
    const text = converted(create(code, record(`new-${format}-${kind}`, '')), format);
    const { errors, verdict } = await sent(text);
    expect(errors).toEqual([]);
    expect(verdict).toMatchObject({ is: 'applied' });
    expect(verdict.answer?.text).toContain(kind);
    expect(verdict.answer?.text).toContain(format === 'xml' ? 'A &amp;amp; B' : 'A &amp; B');
  }
});

test('a bare record with a name that must be escaped finds its user', async () => {
  await sent(converted(create('SIS', record('a/b#c@d', '')), 'xml'));
  const bare = record('a/b#c@d', '<xb:externalId>SIS</xb:externalId>').replace('A &amp;amp; B', 'Changed');
  const { errors, verdict } = await sent(converted(bare, 'json'));
  expect(errors).toEqual([]);
  expect(verdict).toMatchObject({ is: 'applied' });
  expect(verdict.answer?.text).toContain('Changed');
});
