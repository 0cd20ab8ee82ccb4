export { besideSettings } from './beside-settings.ts';
export { contains } from './contains.ts';
export { nearestSettings, type SettingsPlace, settingsIn, settingsName } from './nearest-settings.ts';
export { type Obstacle, obstacleTo } from './obstacle.ts';
export { type FoundFile, largestFile, readInside } from './read-inside.ts';
export { replaceFile } from './replace-file.ts';
