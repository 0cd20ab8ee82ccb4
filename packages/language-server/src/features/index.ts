import { diagnostics } from './diagnostics.ts';
import type { Feature } from './feature.ts';
import { hover } from './hover.ts';
import { quickFixes } from './quick-fixes.ts';
import { send } from './send.ts';
import { sendLens } from './send-lens.ts';

export const features: readonly Feature[] = [diagnostics, hover, quickFixes, send, sendLens];
