import type { Fix, Rule } from '../model/rule.ts';
import { nearest } from '../words/nearest.ts';

export const unknownParameter: Rule = {
  id: 'unknown-parameter',
  severity: 'warning',
  title: 'The call has no parameter of this name',
  when: ({ operation }) => operation !== undefined,
  *check({ operation, parameters }) {
    if (operation === undefined) return;
    const known = Object.keys(operation.parameters);
    const given = new Set(parameters.map(({ name }) => name));
    for (const entry of parameters) {
      // A key in the address has a rule of its own.
      if (entry.field !== undefined || entry.at === undefined || entry.name.toLowerCase() === 'apikey')
        continue;
      const door = entry.path.slice(0, entry.path.indexOf('/') + 1);
      const names = known.filter((path) => path.startsWith(door)).map((path) => path.slice(door.length));
      const meant = nearest(entry.name, names);
      const taken = meant !== undefined && given.has(meant);
      const edits = meant === undefined || taken ? [] : entry.rename(meant);
      const fixes: Fix[] = edits.length === 0 ? [] : [{ title: `Change to ${meant}`, edits, safe: false }];
      const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
      yield {
        about: entry,
        span: entry.at.name,
        message: `${operation.title} has no parameter ${entry.name}; it does nothing.${hint}`,
        fixes,
      };
    }
  },
};
