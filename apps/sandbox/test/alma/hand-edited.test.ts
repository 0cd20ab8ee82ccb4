import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { send } from '../client.ts';
import { get, johnsXml, key, putXml } from './payloads.ts';

let sandbox: Sandbox;
let log: string[];
beforeEach(async () => {
  log = [];
  sandbox = await startSandbox({ port: 0, log: (line) => log.push(line) });
});
afterEach(() => sandbox.close());

async function call(target: string, method = 'PUT', headers: Readonly<Record<string, string>> = key) {
  const { status, body } = await send(sandbox.port, { method, path: `/userlint/${target}`, headers });
  return [status, body];
}

async function jobAfterUpdate(): Promise<string | undefined> {
  await send(sandbox.port, putXml(johnsXml({ job_category: 'Librarian' })));
  return /<job_category.*>(.*)<\/job_category>/.exec((await send(sandbox.port, get('johns'))).body)?.[1];
}

test('what is marked as edited by hand is kept', async () => {
  await send(sandbox.port, putXml(johnsXml({ job_category: 'Cataloger' })));
  const marked = [200, '{"primary_id":"johns","hand_edited":["job_category","user_group"]}'];
  expect(await call('hand-edited/JOHNS?fields=job_category,user_group')).toEqual(marked);
  expect(await jobAfterUpdate()).toBe('Cataloger');
});

test('no fields: nothing is edited by hand any more', async () => {
  await call('hand-edited/johns?fields=job_category');
  expect(await call('hand-edited/johns')).toEqual([200, '{"primary_id":"johns","hand_edited":[]}']);
  expect(await jobAfterUpdate()).toBe('Librarian');
});

test('anything else below /userlint/ is refused', async () => {
  const answers = [
    await call('hand-edited/johns?fields=user_group,last_name'),
    await call('hand-edited/johns', 'PUT', {}),
    await call('hand-edited/johns', 'GET'),
    await call('hand-edited/nobody'),
    await call('hand-edited/'),
    await call('hand-edited/johns/x'),
    await call('users/johns'),
  ];
  expect(answers.map(([status]) => status)).toEqual([400, 401, 405, 404, 404, 404, 404]);
  expect(new Set(log)).toEqual(
    new Set([
      'PUT /userlint/hand-edited/{user_id} 400',
      'PUT /userlint/hand-edited/{user_id} 401',
      'GET /userlint/hand-edited/{user_id} 405',
      'PUT /userlint/hand-edited/{user_id} 404',
      'PUT (no such path) 404',
    ]),
  );
});
