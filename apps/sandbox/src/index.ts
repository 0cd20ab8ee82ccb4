export type { GatewayOptions } from './alma/gateway.ts';
export * from './credentials.ts';
export type { ProfileField } from './olsa/profile-fields.ts';
export type { OlsaSite } from './olsa/site.ts';
export { runSandbox } from './run.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './server.ts';
