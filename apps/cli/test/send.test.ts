import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { startSandbox } from '@userlint/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { editUser, staff, updateUser } from './payloads.ts';
import { type Scenario, transcript } from './scenario.ts';

/** Sends to a fresh sandbox; its port is written PORT. */
async function sent(scenario: Scenario): Promise<string> {
  const { port, close } = await startSandbox({ port: 0 });
  onTestFinished(close);
  const argv = ['send', ...scenario.argv, '--to', 'sandbox', '--port', String(port)];
  return (await transcript({ ...scenario, argv })).replaceAll(`:${port}`, ':PORT');
}

test('a payload with an error is not sent', async () => {
  const files = { 'a.xml': updateUser('SIS', 'SIS_temp') };
  expect(await sent({ files, argv: ['a.xml'] })).toMatchInlineSnapshot(`
    "a.xml:16:20 error externalId is 'SIS_temp', but arg2, the external system code of the call, is 'SIS'. Alma wants them equal (401655). (alma/external-system-code, 401655)
            <xb:externalId>SIS_temp</xb:externalId>
                           ~~~~~~~~
        a.xml:6:13 arg2 is the external system code of the call
    ! Not sent: 1 error in the way. Repair them, or send in spite of them with --force.
    exit 1"
  `);
});

test('--force sends it; the answer is shown and lands on the line', async () => {
  const files = { 'a.xml': updateUser('SIS', 'SIS_temp') };
  expect(await sent({ files, argv: ['a.xml', '--force', '--quiet'] })).toMatchInlineSnapshot(`
    "a.xml:16:20 error externalId is 'SIS_temp', but arg2, the external system code of the call, is 'SIS'. Alma wants them equal (401655). (alma/external-system-code, 401655)
            <xb:externalId>SIS_temp</xb:externalId>
                           ~~~~~~~~
        a.xml:6:13 arg2 is the external system code of the call
    Sending in spite of 1 error (--force).
    Status 200
    <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
      <soap:Body>
        <ns2:updateUserResponse xmlns:ns2="http://alma.exlibris.com/">
          <SearchResults>
            <web_service_result xmlns="http://com/exlibris/urm/general/xmlbeans">
              <errorsExist>true</errorsExist>
              <errorList>
                <error>
                  <errorCode>401655</errorCode>
                  <errorMessage>The external system code and the user external system code are not the same</errorMessage>
                </error>
              </errorList>
            </web_service_result>
          </SearchResults>
        </ns2:updateUserResponse>
      </soap:Body>
    </soap:Envelope>

    a.xml:16:20 error Alma answered 401655: The external system code and the user external system code are not the same
        Make the externalId of the record and the external system code of the call the same; Alma shows the right one as the owner of the user. (service-answer, 401655)
            <xb:externalId>SIS_temp</xb:externalId>
                           ~~~~~~~~
        a.xml:6:13 arg2
    The service refused it. 401655: The external system code and the user external system code are not the same
    exit 1"
  `);
});

test('an OLSA call: the preview, without a secret, and success', async () => {
  const files = { 'a.xml': editUser('<userName>bsmith</userName><lastName>Smithson</lastName>') };
  expect(await sent({ files, argv: ['a.xml'] })).toMatchInlineSnapshot(`
    "POST http://127.0.0.1:PORT/olsa/services/Olsa
    Content-Type: text/xml; charset=utf-8
    SOAPAction: "http://www.skillsoft.com/services/olsa_v1_0/UM_EditUser"
    Accept: text/xml

    <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
      <s:Header><!-- WS-Security header: added at the moment of sending --></s:Header><s:Body>
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
  expect(
    await sent({ files: { 'a.http': http }, argv: ['a.http', '--request', '1'] }),
  ).toMatchInlineSnapshot(`
    "The file names https://api-eu.hosted.exlibrisgroup.com; this goes to the Sandbox at http://127.0.0.1:PORT.
    PUT http://127.0.0.1:PORT/almaws/v1/users/nobody
    Content-Type: application/json; charset=utf-8
    Accept: application/json
    Authorization: (added at the moment of sending)

    {
      "record_type": { "value": "STAFF" },
      "primary_id": "nobody",
      "last_name": "Lopez",
      "user_group": { "value": "STAFF" },
      "account_type": { "value": "INTERNAL" }
    }

    Status 400
    {
      "errorsExist": true,
      "errorList": {
        "error": [
          {
            "errorCode": "401861",
            "errorMessage": "User with identifier nobody was not found.",
            "trackingId": "E01-A4ABFE82-SANDBOX"
          }
        ]
      },
      "result": null
    }

    a.http:4:19 error Alma answered 401861: User with identifier nobody was not found.
        Check the identifier, and that the key belongs to the right institution. (service-answer, 401861)
        PUT {{api}}/users/nobody
                          ~~~~~~
    The service refused it. 401861: User with identifier nobody was not found.
    exit 1"
  `);
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

test.each([
  [['send']],
  [['send', 'a.xml']],
  [['send', 'a.xml', 'b.xml', '--to', 'sandbox']],
  [['send', 'a.xml', '--to', 'production']],
  [['send', 'a.xml', '--to', 'sandbox', '--port', '0']],
  [['send', 'a.xml', '--to', 'sandbox']],
  [['send', 'gone.xml', '--to', 'sandbox']],
])('bad usage: %j', async (argv) => {
  expect(await transcript({ files: { 'a.xml': '<a/>' }, argv })).toMatchSnapshot();
});
