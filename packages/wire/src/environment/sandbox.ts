import { type ServiceKind, services } from '@userlint/rules';
import type { Environment } from './environment.ts';

/** A place that answers for several kinds of services at one origin: an environment for each. */
export interface Environments {
  readonly title: string;
  readonly origin: string;
  /** `kind`: as an outgoing request names it, such as 'alma-rest'. Throws where there is no such kind. */
  of(kind: ServiceKind['id']): Environment;
}

/** The sandbox of this machine. `port`: 1 to 65535. Its credentials are published: no secrets, and valid nowhere else. */
export function sandboxEnvironments(port: number): Environments {
  const place = { title: 'Sandbox', origin: `http://127.0.0.1:${port}` };
  return {
    ...place,
    of(id) {
      const kind = services.flatMap(({ kinds }) => kinds).find((one) => one.id === id);
      if (kind === undefined) throw new Error(`There is no kind of service ${id}`);
      const { credential, ...more } = kind.sandbox;
      return { name: 'sandbox', ...place, kind, ...more, credential: () => Promise.resolve(credential) };
    },
  };
}
