import { entryAt } from '../../model/entry.ts';
import type { Rule } from '../../model/rule.ts';

export const berthLength: Rule = {
  id: 'marina/berth-length',
  severity: 'warning',
  title: 'A boat is longer than its berth',
  given: (path) => path === 'boat/berth',
  *check({ record }, _context, [berth]) {
    const length = entryAt(record, 'boat/length_m');
    if (berth === undefined || length === undefined || !berth.text.startsWith('A')) return;
    if (Number(length.text) <= 12) return;
    const edit = berth.write('C1');
    yield {
      about: length,
      message: 'The berths of pier A are 12 metres long.',
      error: 'M-31',
      related: [{ entry: berth, message: 'The berth' }],
      fixes: edit === undefined ? [] : [{ title: 'Move it to C1', edits: [edit], safe: false }],
    };
  },
};
