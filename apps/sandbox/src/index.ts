export { almaApiKey, almaSoapPassword, almaSoapUser } from './alma/credentials.ts';
export type { GatewayOptions } from './alma/gateway.ts';
export type { AlmaSite } from './alma/site.ts';
export { olsaCustomer, olsaSecret } from './olsa/credentials.ts';
export type { ProfileField } from './olsa/profile-fields.ts';
export type { OlsaSite } from './olsa/site.ts';
export { runSandbox } from './run.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';
