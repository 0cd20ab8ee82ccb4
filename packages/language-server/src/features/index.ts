import { completion } from './completion.ts';
import { diagnostics } from './diagnostics.ts';
import type { Feature } from './feature.ts';
import { hover } from './hover.ts';
import { outline } from './outline.ts';
import { quickFixes } from './quick-fixes.ts';
import { send } from './send.ts';
import { sendLens } from './send-lens.ts';

export const features: readonly Feature[] = [
  completion,
  diagnostics,
  hover,
  outline,
  quickFixes,
  send,
  sendLens,
];
