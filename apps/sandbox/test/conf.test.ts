import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/server.ts';
import { conf, jsonHeaders, key } from './alma-payloads.ts';
import { send } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.close());

async function shown(target: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const { body } = await send(sandbox.port, conf(target, headers));
  return body.replaceAll(sandbox.origin, 'http://sandbox');
}

test('a code table in XML', async () => {
  expect(await shown('code-tables/UserUserType', key)).toMatchInlineSnapshot();
});

test('a code table in JSON', async () => {
  expect(JSON.parse(await shown('code-tables/UserUserType?lang=de', jsonHeaders))).toMatchInlineSnapshot();
});

test('a mapping table in XML', async () => {
  expect(await shown('mapping-tables/UserRecordType2EmailType', key)).toMatchInlineSnapshot();
});

test('the mapping tables in JSON', async () => {
  const { mapping_table, ...rest } = JSON.parse(await shown('mapping-tables', jsonHeaders));
  expect(rest).toEqual({ total_record_count: 4 });
  expect(mapping_table[0]).toMatchInlineSnapshot();
});

test('the general configuration in XML', async () => {
  expect(await shown('general', key)).toMatchInlineSnapshot();
});
