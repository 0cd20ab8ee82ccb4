import { afterEach, beforeEach, expect, test } from 'vitest';
import { type GatewayOptions, type Sandbox, startSandbox } from '../../src/index.ts';
import { send } from '../client.ts';
import { get, jsonHeaders } from './payloads.ts';

let sandbox: Sandbox;
let time: number;
beforeEach(() => {
  time = Date.UTC(2026, 10, 21, 23, 59, 58);
});
afterEach(() => sandbox.close());

async function start(gateway: GatewayOptions): Promise<void> {
  sandbox = await startSandbox({ port: 0, gateway, now: () => time });
}

/** Status, code and what is left of the day. */
async function ask(headers: Readonly<Record<string, string>> = jsonHeaders) {
  const answer = await send(sandbox.port, get('johns', headers));
  const code = /"errorCode":"(\w+)"/.exec(answer.body)?.[1];
  return [answer.status, code, answer.headers['x-exl-api-remaining']];
}

test('so many calls a second', async () => {
  await start({ perSecond: 2 });
  expect(await ask()).toEqual([200, undefined, '99999']);
  expect(await ask()).toEqual([200, undefined, '99998']);
  expect(await ask()).toEqual([429, 'PER_SECOND_THRESHOLD', undefined]);
  time += 1000;
  expect(await ask()).toEqual([200, undefined, '99997']);
});

test('so many calls a day, which ends at midnight GMT', async () => {
  await start({ perDay: 1 });
  expect(await ask()).toEqual([200, undefined, '0']);
  expect(await ask()).toEqual([429, 'DAILY_THRESHOLD', undefined]);
  time += 2000;
  expect(await ask()).toEqual([200, undefined, '0']);
});

test('a call without a key and one that asks for its refusal are not counted', async () => {
  await start({ perDay: 1 });
  expect(await ask({ Accept: 'application/json' })).toEqual([401, 'UNAUTHORIZED', undefined]);
  const asked = await ask({ ...jsonHeaders, 'X-Userlint-Sandbox-Threshold': 'daily' });
  expect(asked).toEqual([429, 'DAILY_THRESHOLD', undefined]);
  expect(await ask()).toEqual([200, undefined, '0']);
});

test('every refusal of the gateway in one shape', async () => {
  await start({ shape: 'wrapped-json', perDay: 0 });
  const { body } = await send(sandbox.port, get('johns', jsonHeaders));
  expect(body).toMatchInlineSnapshot(
    `"{"web_service_result":{"errorList":{"error":{"errorCode":"DAILY_THRESHOLD","errorMessage":"Daily API Request Threshold has been reached."}}}}"`,
  );
});

test('a refusal of Alma itself tells what is left, too', async () => {
  await start({});
  const { status, headers } = await send(sandbox.port, get('nobody', jsonHeaders));
  expect([status, headers['x-exl-api-remaining']]).toEqual([400, '99999']);
});
