import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startSandbox } from '../src/index.ts';
import { services } from '../src/sandbox.ts';
import type { Service } from '../src/service/service.ts';
import { send } from './client.ts';

/** A service that nothing in src/ knows: `PUT /invented/{name}` makes a user, any other method tells who is there. */
const invented: Service<unknown> = {
  name: 'Invented',
  addresses: [{ name: 'Invented', path: '/invented/{name}', credentials: 'none' }],
  routers: (store) => {
    const users = store.users({
      name: 'inventedUsers',
      seeds: ['ada'],
      isUser: (entry) => typeof entry === 'string',
    });
    return [
      (path) => {
        if (!path.startsWith('/invented/')) return undefined;
        return {
          pattern: '/invented/{name}',
          answer: ({ method }) => {
            if (method === 'PUT') users.put(undefined, path.slice('/invented/'.length));
            return { status: 200, type: 'text/plain', body: users.all.join() };
          },
        };
      },
    ];
  },
};

test('another service is one more entry of the list: it answers, is logged and keeps its users', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const data = join(folder, 'users.json');
  const log: string[] = [];
  const options = { port: 0, data, log: (line: string) => log.push(line) };
  const first = await startSandbox(options, [...services, invented]);
  await send(first.port, { method: 'PUT', path: '/invented/bob' });
  expect((await send(first.port, { method: 'GET', path: '/almaws/v1/users/johns' })).status).toBe(401);
  await first.close();
  const lists = Object.keys(JSON.parse(readFileSync(data, 'utf8')));
  const second = await startSandbox(options, [...services, invented]);
  const { body } = await send(second.port, { method: 'GET', path: '/invented/' });
  await second.close();
  rmSync(folder, { recursive: true });
  expect({ lists, body, log }).toMatchInlineSnapshot(`
    {
      "body": "ada,bob",
      "lists": [
        "almaUsers",
        "olsaUsers",
        "inventedUsers",
      ],
      "log": [
        "PUT /invented/{name} 200",
        "GET /almaws/v1/users/{user_id} 401 UNAUTHORIZED",
        "GET /invented/{name} 200",
      ],
    }
  `);
});
