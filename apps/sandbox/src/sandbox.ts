import { sandboxPort } from '@userlint/rules/tables';
import { acceptedFormat, gatewayRefusal } from './alma/answers.ts';
import { type AlmaOptions, alma } from './alma/service.ts';
import { listen, type Server } from './http/server.ts';
import { type OlsaOptions, olsa } from './olsa/service.ts';
import type { Service } from './service/service.ts';
import { readSiteFile } from './service/site-file.ts';
import { Store } from './service/store.ts';

/** All the sandbox plays. Another service costs its folder, a line here, and its name below if it has options. */
export const services: readonly Service<SandboxOptions>[] = [alma, olsa];

export interface SandboxOptions extends AlmaOptions, OlsaOptions {
  /** 0: any free port. */
  readonly port?: number;
  /** A file to keep the users in; in memory without one. */
  readonly data?: string;
  /** A file that says what kind of institution and what kind of site it is; other options count more. */
  readonly site?: string;
  /** Gets one line an answer: method, route, status, error code. Never an id, a key or a value. */
  readonly log?: (line: string) => void;
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
}

export type Sandbox = Server;

/** The port where nobody names one. */
export const defaultPort = sandboxPort;

/** Starts the sandbox, on the loopback interface alone. Throws when the port is taken or one of the files is none. */
export async function startSandbox(given: SandboxOptions = {}, played = services): Promise<Sandbox> {
  const { port = defaultPort, log = () => {}, now = Date.now } = given;
  const options = { ...(given.site !== undefined && readSiteFile(given.site, played)), ...given };
  const store = new Store(options.data);
  const routers = played.flatMap((service) => service.routers(store, now, options));
  // Now rather than with the first update, which could then not be kept.
  store.save();
  return listen({
    port,
    log,
    routers,
    // What the sandbox itself refuses, at whatever path, it says as Alma's gateway would.
    refuse: (status, code, message, { accept }) =>
      gatewayRefusal(status, code, message, acceptedFormat(accept)),
  });
}
