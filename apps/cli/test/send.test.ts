import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { startSandbox } from '@userlint/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { editUser, staff, staffExpire, updateUser } from './payloads.ts';
import { type Scenario, transcript } from './scenario.ts';

/** Sends to a fresh sandbox; its port is written PORT. */
async function sent(scenario: Scenario): Promise<string> {
  const { port, close } = await startSandbox({ port: 0 });
  onTestFinished(close);
  const argv = ['send', ...scenario.argv, '--to', 'sandbox', '--port', String(port)];
  return (await transcript({ ...scenario, argv })).replaceAll(`:${port}`, ':PORT');
}

test('a payload with an error is not sent', async () => {
  const files = { 'userlint.json': staffExpire, 'a.json': staff };
  expect(await sent({ files, argv: ['a.json'] })).toMatchInlineSnapshot(`
    "a.json:4:4 error Staff need an expiry date. (site/staff-expire)
          "last_name": "Lopez",
           ~~~~~~~~~
    ! Not sent: 1 error in the way. Repair them, or send in spite of them with --force.
    exit 1"
  `);
});

test('nor is one whose settings are wrong', async () => {
  const files = { 'userlint.json': '{ "filez": {} }', 'a.json': staff };
  const text = await sent({ files, argv: ['a.json'] });
  expect(text).toMatch(/^userlint\.json:1:4 error /);
  expect(text).toMatch(/exit 1$/);
});

test('--force sends it; the answer is shown and lands on the line', async () => {
  const files = { 'a.xml': updateUser('SIS', 'SIS_temp') };
  const text = await sent({ files, argv: ['a.xml', '--force', '--quiet'] });
  const [before, after] = text.split('\nSending in spite of 1 error (--force).\n');
  expect(before).toMatch(/^a\.xml:16:20 error .*401655/);
  expect(after).toContain(`Status 200
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Body>
    <ns2:updateUserResponse xmlns:ns2="http://alma.exlibris.com/">
      <SearchResults>
        <web_service_result xmlns="http://com/exlibris/urm/general/xmlbeans">
          <errorsExist>true</errorsExist>`);
  expect(after).toMatch(
    /\n\na\.xml:16:20 error .*401655.*\n(?: {4}.*\n)+The service refused it\. 401655: .*\nexit 1$/,
  );
});

test('an OLSA call: the preview, without a secret, and success', async () => {
  const files = { 'a.xml': editUser('<userName>bsmith</userName><lastName>Smithson</lastName>') };
  expect(await sent({ files, argv: ['a.xml'] })).toMatchInlineSnapshot(`
    "a.xml:3:6 hint There is no WS-Security header. Userlint adds one when it sends; whatever else sends this needs its own. (olsa/security-header)
            <EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/">
             ~~~~~~~~~~~~~~~
    POST http://127.0.0.1:PORT/olsa/services/Olsa
    Content-Type: text/xml; charset=utf-8
    SOAPAction: "http://www.skillsoft.com/services/olsa_v1_0/UM_EditUser"
    Accept: text/xml

    <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><!-- WS-Security header: added at the moment of sending --></s:Header>
      <s:Body>
        <EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/">
          <customerId>sandbox</customerId>
          <userName>bsmith</userName><lastName>Smithson</lastName>
        </EditUserRequest>
      </s:Body>
    </s:Envelope>

    Status 200
    <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">
      <soapenv:Body>
        <VoidResponse xmlns="http://www.skillsoft.com/services/olsa_v1_0/"/>
      </soapenv:Body>
    </soapenv:Envelope>

    Edit user: the service reports success.
    exit 0"
  `);
});

const http = `@api = https://api-eu.hosted.exlibrisgroup.com/almaws/v1

### First
PUT {{api}}/users/nobody
Content-Type: application/json

${staff.replace('mlopez', 'nobody')}
### Second
PUT {{api}}/users/{{who}}
Content-Type: application/json

${staff}`;

test('a file with several requests: one is chosen', async () => {
  expect(await sent({ files: { 'a.http': http }, argv: ['a.http'] })).toMatchInlineSnapshot(`
    "! userlint send: a.http holds 2 requests; choose one with --request.
    !   1  line 4  First
    !   2  line 16  Second
    ! See "userlint help send".
    exit 2"
  `);
  expect(await sent({ files: { 'a.http': http }, argv: ['a.http', '--request', '3'] })).toContain(
    'holds 2 requests',
  );
});

test('a REST request goes to the sandbox whatever address its file names', async () => {
  const text = await sent({ files: { 'a.http': http }, argv: ['a.http', '--request', '1'] });
  expect(
    text,
  ).toContain(`The file names https://api-eu.hosted.exlibrisgroup.com; this goes to the Sandbox at http://127.0.0.1:PORT.
PUT http://127.0.0.1:PORT/almaws/v1/users/nobody
Content-Type: application/json; charset=utf-8
Accept: application/json
Authorization: (added at the moment of sending)

{
  "record_type": { "value": "STAFF" },
  "primary_id": "nobody",
`);
  expect(text).toMatch(/\nStatus 400\n\{\n {2}"errorsExist": true,\n/);
  expect(text).toMatch(
    /\na\.http:4:19 error .*401861.*\n(?: {4}.*\n)+The service refused it\. 401861: .*\nexit 1$/,
  );
});

test('a variable that nothing defines refuses sending', async () => {
  const text = await sent({ files: { 'a.http': http }, argv: ['a.http', '--request=2', '--force'] });
  expect(text).toMatch(/^! Not sent: .*who.* is not defined in this file/m);
  expect(text).toMatch(/exit 1$/);
});

test('the sandbox does not run: not sent', async () => {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  const files = { 'a.xml': updateUser('SIS', 'SIS') };
  const argv = ['send', 'a.xml', '--to', 'sandbox', '--quiet', '--port', String(port)];
  expect(await transcript({ files, argv })).toBe(
    `! Not sent: Nobody listens at 127.0.0.1:${port}. Is it running?\nexit 1`,
  );
});

test('the connection breaks after the request was written: unknown', async () => {
  const server = createServer((socket) => socket.once('data', () => socket.destroy()));
  onTestFinished(() => new Promise<void>((done) => void server.close(() => done())));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const files = { 'a.xml': updateUser('SIS', 'SIS') };
  const argv = ['send', 'a.xml', '--to', 'sandbox', '--quiet', '--port', String(port)];
  expect(await transcript({ files, argv })).toBe(
    `! The outcome is unknown: 127.0.0.1:${port} closed the connection. Look at the record before sending again.\nexit 3`,
  );
});

// biome-ignore format: one case a line
test.each([
  [['send'], 'name one file to send.'],
  [['send', 'a.xml', 'b.xml', '--to', 'sandbox'], 'name one file to send.'],
  [['send', 'a.xml'], 'say where to: --to sandbox.'],
  [['send', 'a.xml', '--to', 'production'], '"production" is not a place Userlint can send to. For now there is only --to sandbox; real services follow.'],
  [['send', 'a.xml', '--to', 'sandbox', '--port', '0'], '--port needs a whole number from 1 to 65535, not "0".'],
  [['send', 'a.xml', '--to', 'sandbox'], 'a.xml holds no request and no user record that Userlint knows.'],
  [['send', 'gone.xml', '--to', 'sandbox'], 'gone.xml: there is no such file.'],
])('bad usage: %j', async (argv, words) => {
  const files = { 'a.xml': '<a/>' };
  expect(await transcript({ files, argv })).toBe(`! userlint send: ${words}\n! See "userlint help send".\nexit 2`);
});
