import { parameter } from '../../../model/request.ts';
import type { Rule } from '../../../model/rule.ts';

export const library: Rule = {
  id: 'alma/library',
  severity: 'warning',
  title: 'A library is named, but its registration rules are not asked for',
  when: ({ operation }) => operation !== undefined,
  *check(request) {
    const named = parameter(request, 'query/library');
    const rules = parameter(request, 'query/registration_rules');
    if (named === undefined || named.text === '' || rules?.text.includes('{{') === true) return;
    if (rules?.text.toLowerCase() === 'true') return;
    const edit = rules?.write('true');
    yield {
      about: named,
      message: 'library is for use with registration_rules=true; without it, it does nothing.',
      fixes:
        edit === undefined
          ? []
          : [{ title: 'Change registration_rules to true', edits: [edit], safe: false }],
      unnecessary: true,
    };
  },
};
