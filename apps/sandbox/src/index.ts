export * from './credentials.ts';
export { runSandbox } from './run.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './server.ts';
