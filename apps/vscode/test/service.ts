import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What arrived at the service. */
export interface Arrived {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly body: string;
}

/** A service at a loopback port that answers as `reply` does, until the test is over. */
export async function startService(reply: (response: ServerResponse) => void) {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    arrived.push({ method: request.method, url: request.url, body: Buffer.concat(chunks).toString() });
    reply(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, arrived };
}
