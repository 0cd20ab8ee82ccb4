import type { Rule } from '../model/rule.ts';

export const repeatedField: Rule = {
  id: 'repeated-field',
  severity: 'warning',
  title: 'A field that can stand once stands twice',
  // A key written twice in JSON has a rule of its own.
  when: ({ spelling }) => spelling !== 'json',
  group: 'repeated',
  *complain(group) {
    const first = new Map<string, (typeof group.entries)[number]>();
    for (const entry of group.entries) {
      if (entry.field === undefined || entry.field.many === true || entry.at === undefined) continue;
      const earlier = first.get(entry.name);
      if (earlier === undefined) {
        first.set(entry.name, entry);
        continue;
      }
      const edit = entry.text === earlier.text ? entry.remove() : undefined;
      yield {
        about: entry,
        span: entry.at.name,
        message: `${entry.name} can stand once in ${group.name}; one of the two is lost.`,
        related: [{ entry: earlier, message: 'It stands here already' }],
        fixes: edit === undefined ? [] : [{ title: 'Remove the repetition', edits: [edit], safe: false }],
      };
    }
  },
};
