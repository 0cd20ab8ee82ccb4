import type { Rule } from '../../../rule.ts';
import { externalSystemCode } from './external-system-code.ts';
import { override } from './override.ts';

export const rules: readonly Rule[] = [externalSystemCode, override];
