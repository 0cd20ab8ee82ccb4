import type { RuleAbout } from '../model/rule.ts';
import { settingsRule } from '../model/settings.ts';
import { generalRules, problemRules } from '../rules/index.ts';
import { ruleFailed } from '../rules/lint.ts';
import { serviceAnswer } from '../sending/explain.ts';
import { services } from './index.ts';

/** Every rule there is, by id. */
export const rules: readonly RuleAbout[] = [
  ...problemRules,
  ...generalRules,
  ...services.flatMap((service) => service.rules),
  ruleFailed,
  serviceAnswer,
  settingsRule,
].sort((a, b) => (a.id < b.id ? -1 : 1));

export function ruleIds(): readonly string[] {
  return rules.map(({ id }) => id);
}
