import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/server.ts';
import { almaRestVerdicts } from './alma-rest-verdicts.ts';
import { almaSoapVerdicts } from './alma-soap-verdicts.ts';
import { send } from './client.ts';
import { sentAt } from './olsa-payloads.ts';
import { olsaVerdicts } from './olsa-verdicts.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, now: () => sentAt });
});
afterEach(() => sandbox.close());

/** The code an answer carries, in whichever shape it came. */
function codeIn(body: string): string | undefined {
  return /<errorCode>(\w+)<|"errorCode":"(\w+)"|<ns1:(\w+Fault) /.exec(body)?.slice(1).find(Boolean);
}

describe.each([
  ['Alma REST', almaRestVerdicts],
  ['Alma SOAP', almaSoapVerdicts],
  ['OLSA', olsaVerdicts],
])('%s', (_service, verdicts) => {
  test.each(verdicts)('$name', async ({ request, status, code, says = '' }) => {
    const { body, headers, ...answer } = await send(sandbox.port, request);
    expect({ status: answer.status, code: codeIn(body) }).toEqual({ status, code });
    expect(body).toContain(says);
    expect(headers['x-userlint-sandbox']).toBe('true');
  });
});

test('every verdict has a name of its own and a source', () => {
  const all = [...almaRestVerdicts, ...almaSoapVerdicts, ...olsaVerdicts];
  expect(all.filter(({ source }) => source === '')).toEqual([]);
  for (const verdicts of [almaRestVerdicts, almaSoapVerdicts, olsaVerdicts]) {
    expect(new Set(verdicts.map(({ name }) => name)).size).toBe(verdicts.length);
  }
});
