import { type Credential, sandbox } from '@userlint/rules';

/** The published credentials of the sandbox: no secrets, and valid nowhere else. */
export const sandboxCredentials = {
  apikey: { kind: 'apikey', key: sandbox.almaApiKey },
  basic: {
    kind: 'basic',
    userName: sandbox.almaSoapUser,
    password: sandbox.almaSoapPassword,
  },
  wsse: { kind: 'wsse', customer: sandbox.olsaCustomer, secret: sandbox.olsaSecret },
} as const satisfies Readonly<Record<Credential['kind'], Credential>>;
