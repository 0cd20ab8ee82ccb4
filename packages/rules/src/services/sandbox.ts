/**
 * How to reach the sandbox and all it accepts. Published on purpose: no real service knows any of these, so they
 * are no secrets. The sandbox and the senders both read them here.
 */
export const sandbox = {
  port: 4010,
  almaApiKey: 'sandbox-key',
  almaSoapUser: 'AlmaSDK-sandbox-institutionCode-SANDBOX',
  almaSoapPassword: 'sandbox-password',
  olsaCustomer: 'sandbox',
  olsaSecret: 'sandbox-secret',
} as const;
