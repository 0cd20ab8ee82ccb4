import type { Rule } from '../../../model/rule.ts';

export const wireName: Rule = {
  id: 'olsa/wire-name',
  severity: 'warning',
  title: 'A field has a name that is not the one on the wire',
  // A form is written with the documentation's own names.
  when: ({ spelling }) => spelling !== 'form',
  value: ({ aliases }) => (aliases === undefined ? undefined : () => true),
  *complain(entry) {
    const { alias, parent } = entry;
    if (alias === undefined || parent === undefined || entry.at === undefined) return;
    const taken = parent.entries.some((other) => other !== entry && other.name === entry.name);
    const edits = entry.rename(entry.name);
    yield {
      about: entry,
      span: entry.at.name,
      message: `${parent.name} calls this ${entry.name}; ${alias} is its name elsewhere, and the service refuses it here (inferred).`,
      fixes: edits.length === 0 ? [] : [{ title: `Rename to ${entry.name}`, edits, safe: !taken }],
    };
  },
};
