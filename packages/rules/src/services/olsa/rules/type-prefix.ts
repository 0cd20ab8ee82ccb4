import type { Rule } from '../../../model/rule.ts';

const schema = 'http://www.w3.org/2001/XMLSchema';

export const typePrefix: Rule = {
  id: 'olsa/type-prefix',
  severity: 'warning',
  title: 'An xsi:type has a prefix that nothing declares',
  when: ({ spelling }) => spelling === 'xml',
  *check({ record, message: { body } }) {
    if (record === undefined) return;
    for (const match of body.value.matchAll(/\sxsi:type\s{0,9}=\s{0,9}["']\s{0,9}([\w.-]{1,60}):[\w.-]/g)) {
      const [, prefix = ''] = match;
      if (body.value.includes(`xmlns:${prefix}=`)) continue;
      const at = match.index + 1;
      const known = prefix === 'xsd' || prefix === 'xs';
      const edit = known ? body.edit(at, at, `xmlns:${prefix}="${schema}" `) : undefined;
      yield {
        about: record,
        span: body.at(at, match.index + match[0].length),
        message: `Nothing declares the prefix ${prefix}: the service cannot tell what type this is (observed).`,
        fixes:
          edit === undefined ? [] : [{ title: `Declare ${prefix} as ${schema}`, edits: [edit], safe: true }],
      };
    }
  },
};
