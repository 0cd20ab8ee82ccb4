import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe as describeEntry, explain, find, type Outgoing, prepare } from '@userlint/rules';
import { check, completions, draw, marina, read } from '@userlint/rules/testing';
import { type Environment, exchange, preview } from '@userlint/wire';
import { describe, expect, onTestFinished, test } from 'vitest';

/*
 * A service is its own folder. This one is invented and lives in packages/rules/src/testing/marina alone; everything that
 * is generic does its work for it: recognition, the general rules and one of its own, hover, completion, what would be
 * sent, sending, the judgement of the answer, and what it says mapped back.
 */

const services = [marina];
const moment = { now: new Date('2026-11-21T12:00:00Z') };

const json = '{ "boat_id": "B-17", "name": "Heron", "length_m": 13.5, "berth": { "value": "A1" } }';
const xml = '<boat><boat_id>B-17</boat_id><length_m>9.5</length_m></boat>';
const placed = { operation: 'marina/boats.update' };
const http = (body: string) => `PUT https://boats.example.org/marina/v3/boats/B-17?notify=true\n\n${body}\n`;

const found = (text: string, path: string) =>
  read(text, { path, services }).requests.map(
    ({ service, operation, record }) => `${service.id} ${operation?.id} ${record?.path}`,
  );

describe('recognised', () => {
  test('by its request line, whatever the body', () => {
    expect(found(http(json), 'x.http')).toEqual(['marina marina/boats.update boat']);
    expect(found(http(''), 'x.http')).toEqual(['marina marina/boats.update undefined']);
  });

  test('as a bare record in either format', () => {
    expect(found(json, 'x.json')).toEqual(['marina undefined boat']);
    expect(found(xml, 'x.xml')).toEqual(['marina undefined boat']);
  });

  test('by nobody else, and behind no other address', () => {
    expect(read(json, { path: 'x.json' }).requests).toEqual([]);
    expect(found(`PUT https://example.org/elsewhere\n\n${json}\n`, 'x.http')).toEqual([]);
  });
});

test('linted by the general rules and by one of its own', () => {
  const wrong = `{
  "boat_id": "",
  "name": "The Grey Heron",
  "lenght_m": 13.5,
  "length_m": 13.5,
  "berth": { "value": "A1" }
}`;
  expect(check(wrong, { path: 'x.json', services })).toMatchInlineSnapshot(`
    "{
      "boat_id": "",
                 ~~ error required: boat_id is empty; boat must have it.
      "name": "The Grey Heron",
               ~~~~~~~~~~~~~~ error max-length: name has 14 characters; at most 12 fit (inferred: An invented service, for tests).
      "lenght_m": 13.5,
       ^^^^^^^^ warning unknown-field: boat has no field lenght_m; the service ignores or refuses it. Did you mean length_m?
      "length_m": 13.5,
                  ^^^^ warning marina/berth-length: The berths of pier A are 12 metres long.
      "berth": { "value": "A1" }
    }"
  `);
  expect(
    check('<boat><boat_id>B-17</boat_id><length_m>9.5</boat>', { services, ...placed }),
  ).toMatchInlineSnapshot(`
    "<boat><boat_id>B-17</boat_id><length_m>9.5</boat>
                                 ~~~~~~~~~ error well-formed: The element length_m is not closed; add </length_m>."
  `);
});

test('hovered and completed', () => {
  const reading = read(json, { path: 'x.json', services });
  const at = find(reading, json.indexOf('A1'));
  expect(at?.entry && describeEntry(at.entry, at.request)).toMatchInlineSnapshot(`
    "**boat/berth** · Marina

    \`A1\` is usually \`Pier A, first\`.

    Where it lies.

    A code of the table \`Berths\`.

    Source: inferred: An invented service, for tests"
  `);
  expect(completions('<boat><boat_id>B-17</boat_id><length_m>1</length_m><█></boat>', { services })).toEqual([
    'name',
    'berth',
  ]);
  expect(
    completions('{ "boat_id": "B-17", "length_m": 1, "berth": { "value": "█" } }', {
      path: 'x.json',
      services,
    }),
  ).toEqual(['A1', 'C1']);
});

function outgoingFor(text: string, path: string): Outgoing {
  const reading = read(text, { path, services });
  const [request] = reading.requests;
  const prepared = request && prepare(reading, request);
  if (prepared === undefined || prepared.refused !== undefined) throw new Error(prepared?.refused);
  return prepared;
}

test('prepared: a bare record is an update of the one it names', () => {
  expect(outgoingFor(json, 'x.json')).toMatchInlineSnapshot(`
    {
      "accepted": {
        "by": "record",
      },
      "authentication": "apikey",
      "body": "{ "boat_id": "B-17", "name": "Heron", "length_m": 13.5, "berth": { "value": "A1" } }",
      "headers": [
        [
          "Content-Type",
          "application/json; charset=utf-8",
        ],
        [
          "Accept",
          "application/json",
        ],
      ],
      "kind": "marina",
      "method": "PUT",
      "operation": "marina/boats.update",
      "path": "/marina/v3/boats/B-17",
      "service": "marina",
      "subject": {
        "also": [],
        "id": "B-17",
      },
      "title": "Update boat",
      "updates": "swap",
    }
  `);
  const reading = read(json.replace('B-17', ''), { path: 'x.json', services });
  expect(reading.requests.map((request) => prepare(reading, request).refused)).toEqual([
    'Nothing says whose record this is: the record has no boat_id.',
  ]);
});

/** The environment of a service that answers so; `asked`: what reached it. */
async function answering(status: number, body: string) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    response.writeHead(status).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  const [kind] = marina.service.kinds;
  if (kind === undefined) throw new Error('The marina has no kind');
  const environment: Environment = {
    name: 'marina',
    title: 'Marina',
    kind,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credential: () => Promise.resolve(kind.sandbox.credential),
  };
  return { environment, asked };
}

test('sent with its own key, and the answer judged', async () => {
  const { environment, asked } = await answering(200, '{"boat":{"boat_id":"b-17"}}');
  const outgoing = outgoingFor(http(json), 'x.http');
  expect(preview(outgoing, environment)).toContain('PUT http://127.0.0.1');
  expect(await exchange(outgoing, environment)).toMatchObject({
    is: 'applied',
    summary: 'Update boat: the service returned the record.',
  });
  expect(asked.map(({ url, headers }) => [url, headers.authorization])).toEqual([
    ['/marina/v3/boats/B-17?notify=true', 'apikey marina-key'],
  ]);
  const other = await answering(200, '{"boat":{"boat_id":"B-18"}}');
  expect(await exchange(outgoing, other.environment)).toMatchObject({ is: 'unknown' });
  const stranger = await answering(200, '{"primary_id":"B-17"}');
  expect(await exchange(outgoing, stranger.environment)).toMatchObject({
    is: 'unknown',
    summary: expect.stringContaining('JSON of another kind'),
  });
});

test('a request for another kind of service is not sent', async () => {
  const { environment, asked } = await answering(200, '');
  const verdict = await exchange({ ...outgoingFor(json, 'x.json'), kind: 'alma-rest' }, environment);
  expect(verdict).toMatchObject({ is: 'not-sent', summary: expect.stringContaining('Marina') });
  expect(asked).toEqual([]);
});

test('what it refuses is explained where it stands, with the repair of its own rule', async () => {
  const { environment } = await answering(400, '{"faults":[{"id":"M-31","text":"Berth A1 takes 12 m."}]}');
  const verdict = await exchange(outgoingFor(json, 'x.json'), environment);
  expect(verdict.is).toBe('refused');
  const [request] = read(json, { path: 'x.json', services }).requests;
  const findings = request === undefined ? [] : explain(request, verdict.errors, moment, services);
  expect(draw(json, findings)).toMatchInlineSnapshot(`
    "{ "boat_id": "B-17", "name": "Heron", "length_m": 13.5, "berth": { "value": "A1" } }
                                                      ~~~~ error service-answer: Marina answered M-31: Berth A1 takes 12 m.
    Choose a berth of another pier."
  `);
  expect(findings.flatMap(({ fixes }) => fixes.map(({ title }) => title))).toEqual(['Move it to C1']);
});

test('nothing outside of its folder knows it', () => {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const files = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name).replaceAll('\\', '/'))
      .filter((name) => /^\w+\/[\w-]+\/src\/.*\.ts$/.test(name) && !name.endsWith('.test.ts')),
  );
  const knowing = files.filter((file) => /marina/i.test(readFileSync(join(root, file), 'utf8')));
  expect(knowing.filter((file) => !file.startsWith('packages/rules/src/testing/marina/'))).toEqual([
    'packages/rules/src/testing/index.ts',
  ]);
});
