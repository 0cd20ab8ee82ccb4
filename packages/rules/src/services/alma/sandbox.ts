/** All the sandbox accepts for this service. Published on purpose: no real service knows any of it, so it is no secret. */
export const sandbox = {
  apiKey: 'sandbox-key',
  soapUser: 'AlmaSDK-sandbox-institutionCode-SANDBOX',
  soapPassword: 'sandbox-password',
} as const;
