import { type Outgoing, sandbox } from '@userlint/rules';

/** What is presented to a service. The values are secrets: they appear in no text made for a person. */
export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'apikey'; readonly key: string }
  | { readonly kind: 'basic'; readonly userName: string; readonly password: string }
  | { readonly kind: 'wsse'; readonly userName: string; readonly secret: string };

/** The published credentials of the sandbox: no secrets, and valid nowhere else. */
export const sandboxCredentials: Readonly<Record<Outgoing['authentication'], Credentials>> = {
  none: { kind: 'none' },
  apikey: { kind: 'apikey', key: sandbox.almaApiKey },
  basic: {
    kind: 'basic',
    userName: sandbox.almaSoapUser,
    password: sandbox.almaSoapPassword,
  },
  wsse: { kind: 'wsse', userName: sandbox.olsaCustomer, secret: sandbox.olsaSecret },
};
