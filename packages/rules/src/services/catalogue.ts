import type { RuleAbout } from '../model/rule.ts';
import { generalRules } from '../rules/index.ts';
import { problemRules, ruleFailed, serviceAnswer, settingsRule } from '../rules/reported.ts';
import { ruledServices } from './index.ts';

/** Every rule there is, by id. */
export const rules: readonly RuleAbout[] = [
  ...Object.values(problemRules),
  ...generalRules,
  ...ruledServices.flatMap((service) => service.rules),
  ruleFailed,
  serviceAnswer,
  settingsRule,
].sort((a, b) => (a.id < b.id ? -1 : 1));

export function ruleIds(): readonly string[] {
  return rules.map(({ id }) => id);
}
