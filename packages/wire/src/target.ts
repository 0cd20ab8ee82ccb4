/** Where a request goes. `origin` is scheme, host and port, as `new URL(…).origin` writes them. */
export interface Target {
  /** What a person calls it: "Sandbox". */
  readonly name: string;
  readonly origin: string;
}

/** The sandbox of this machine. `port`: 1 to 65535. */
export function sandboxTarget(port: number): Target {
  return { name: 'Sandbox', origin: `http://127.0.0.1:${port}` };
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Why nothing may be sent to `target`; undefined when it may. */
export function checkTarget(target: Target): string | undefined {
  if (!URL.canParse(target.origin)) {
    return `"${target.origin}" is not an address. Write one like http://127.0.0.1:4010.`;
  }
  const url = new URL(target.origin);
  if (url.username !== '' || url.password !== '') {
    return 'The address holds a user name or a password. Remove them: credentials never travel in an address.';
  }
  if (url.protocol !== 'http:' || !loopback.has(url.hostname)) {
    return `Userlint sends to a sandbox on this machine only, for now; ${url.host || target.origin} is not one. Use http://127.0.0.1 and a port.`;
  }
  if (url.origin !== target.origin) {
    return `"${target.origin}" is more than scheme, host and port, or spells them unusually. Write ${url.origin}.`;
  }
  return undefined;
}
