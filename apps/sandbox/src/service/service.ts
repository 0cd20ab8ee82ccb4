import type { Router } from '../http/exchange.ts';
import type { Check } from './checks.ts';
import type { Store } from './store.ts';

/** Where a service is called, as people are told when the sandbox starts. */
export interface Address {
  /** 'Alma REST' */
  readonly name: string;
  /** '/almaws/v1/users/{user_id}' */
  readonly path: string;
  /** 'API key sandbox-key' */
  readonly credentials: string;
}

/**
 * A service the sandbox plays: a folder that says which paths it answers and how. `Options` are those of
 * startSandbox that are its own; a service without any is a `Service<unknown>`.
 */
export interface Service<Options> {
  /** 'Alma' */
  readonly name: string;
  readonly addresses: readonly Address[];
  /** What it answers, asked for once when the sandbox starts. `now` in milliseconds since 1970. */
  readonly routers: (store: Store, now: () => number, options: Options) => readonly Router[];
  /** Its part of a site file, by name, and how that is read; absent where nothing depends on the site. */
  readonly site?: { readonly part: string; readonly read: Check<Partial<Options>> };
}
