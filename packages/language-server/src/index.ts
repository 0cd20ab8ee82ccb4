export { startServer } from './server.ts';
export { settingsFiles } from './settings-files.ts';
export type { SettingsFile, SettingsPort } from './settings-port.ts';
