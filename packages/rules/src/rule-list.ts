import { serviceAnswer } from './explain.ts';
import { ruleFailed } from './lint.ts';
import type { RuleAbout } from './rule.ts';
import { generalRules, problemRules } from './rules/index.ts';
import { services } from './services/index.ts';
import { settingsRule } from './settings.ts';

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
