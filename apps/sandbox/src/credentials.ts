/** All the sandbox accepts. Published on purpose: no real service knows any of them. */
export const almaApiKey = 'sandbox-key';
export const almaSoapUser = 'AlmaSDK-sandbox-institutionCode-SANDBOX';
export const almaSoapPassword = 'sandbox-password';
export const olsaCustomer = 'sandbox';
export const olsaSecret = 'sandbox-secret';
export const defaultPort = 4010;
