export { type CheckOptions, check, draw, findings, read, settingsOf } from './check.ts';
export { completed, completions, offered } from './completions.ts';
export { marina } from './marina/index.ts';
export { type Example, examples } from './rule-page.ts';
export { type Said, type Spelling, spellOlsa, spellUser, spellUserRecord } from './spellings.ts';
