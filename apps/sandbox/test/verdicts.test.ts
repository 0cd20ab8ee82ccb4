import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { almaCodeVerdicts } from './alma/code-verdicts.ts';
import { almaConfVerdicts } from './alma/conf-verdicts.ts';
import { almaCreateVerdicts } from './alma/create-verdicts.ts';
import { almaReadVerdicts } from './alma/read-verdicts.ts';
import { almaRestVerdicts } from './alma/rest-verdicts.ts';
import { almaSoapVerdicts } from './alma/soap-verdicts.ts';
import { send } from './client.ts';
import { olsaExtendedVerdicts } from './olsa/extended-verdicts.ts';
import { olsaNeighbourVerdicts } from './olsa/neighbour-verdicts.ts';
import { sentAt } from './olsa/payloads.ts';
import { olsaVerdicts } from './olsa/verdicts.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, now: () => sentAt });
});
afterEach(() => sandbox.close());

/** The code an answer carries, in whichever shape it came. */
function codeIn(body: string): string | undefined {
  return /<errorCode>(\w+)<|"errorCode":"(\w+)"|<ns1:(\w+Fault) /.exec(body)?.slice(1).find(Boolean);
}

const services = [
  ['Alma REST, updates', almaRestVerdicts],
  ['Alma REST, making and deleting users', almaCreateVerdicts],
  ['Alma REST, codes', almaCodeVerdicts],
  ['Alma REST, asking', almaReadVerdicts],
  ['Alma REST, configuration and gateway', almaConfVerdicts],
  ['Alma SOAP', almaSoapVerdicts],
  ['OLSA', olsaVerdicts],
  ['OLSA, UM_EditUserExtended', olsaExtendedVerdicts],
  ['OLSA, the other calls', olsaNeighbourVerdicts],
] as const;

describe.each(services)('%s', (_service, verdicts) => {
  test.each(verdicts)('$name', async ({ request, status, code, says = '' }) => {
    const { body, headers, ...answer } = await send(sandbox.port, request);
    expect({ status: answer.status, code: codeIn(body) }).toEqual({ status, code });
    expect(body).toContain(says);
    expect(headers['x-userlint-sandbox']).toBe('true');
  });
});

test('every verdict has a name of its own and a source', () => {
  for (const [, verdicts] of services) {
    expect(verdicts.filter(({ source }) => source === '')).toEqual([]);
    expect(new Set(verdicts.map(({ name }) => name)).size).toBe(verdicts.length);
  }
});
