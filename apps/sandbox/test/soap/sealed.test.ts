import { noSettings, prepare, readDocument } from '@userlint/rules';
import { type Sealed, sandboxEnvironments, seal, sendingMoment } from '@userlint/wire';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { type Received, send } from '../client.ts';

/** Both sides compute the digest by themselves: what `wire` seals, the sandbox lets in, once. */

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterEach(() => sandbox.close());

async function sealed(envelope: string, secret?: string): Promise<Sealed> {
  const reading = readDocument({ text: envelope, path: 'call.xml' }, noSettings);
  const [request] = reading.requests;
  if (request === undefined) throw new Error('no request');
  const outgoing = prepare(reading, request);
  if (outgoing.refused !== undefined) throw new Error(outgoing.refused);
  const credential = await sandboxEnvironments(sandbox.port).of(outgoing.kind).credential();
  const moment = sendingMoment();
  return seal(
    outgoing,
    secret === undefined || credential.kind !== 'wsse' ? credential : { ...credential, secret },
    moment,
  );
}

function deliver({ method, path, headers, body }: Sealed): Promise<Received> {
  return send(sandbox.port, { method, path, headers: Object.fromEntries(headers), body });
}

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const soap12 = 'http://www.w3.org/2003/05/soap-envelope';
const envelope = (version: string) =>
  `<s:Envelope xmlns:s="${version}"><s:Body><EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/"><customerId>sandbox</customerId><userName>jdoe</userName><city>Nashua</city></EditUserRequest></s:Body></s:Envelope>`;

test.each([soap11, soap12])('a sealed envelope of %s is accepted once', async (version) => {
  const message = await sealed(envelope(version));
  expect((await deliver(message)).body).toContain('<VoidResponse');
  expect((await deliver(message)).body).toContain('could not be authenticated or authorized');
});

test('with a wrong secret it is not', async () => {
  const { body } = await deliver(await sealed(envelope(soap11), 'wrong'));
  expect(body).toContain('could not be authenticated or authorized');
});
