import type { FeatureName } from '../capabilities.ts';
import { completion } from './completion.ts';
import { decoded } from './decoded.ts';
import { diagnostics } from './diagnostics.ts';
import type { Feature } from './feature.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { outline } from './outline.ts';
import { quickFixes } from './quick-fixes.ts';
import { refactorings } from './refactorings.ts';
import { send } from './send.ts';
import { sendLens } from './send-lens.ts';

/** As `capabilities.ts` announces them. */
export const features: Readonly<Record<FeatureName, Feature>> = {
  completion,
  decoded,
  diagnostics,
  hover,
  inlayHints,
  outline,
  quickFixes,
  refactorings,
  send,
  sendLens,
};
