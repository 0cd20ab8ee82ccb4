import { nearest } from '../nearest.ts';
import type { Rule } from '../rule.ts';
import { places } from '../table.ts';

export const unknownField: Rule = {
  id: 'unknown-field',
  severity: 'warning',
  title: 'The service has no field of this name here',
  *checkEntry(entry, request) {
    if (entry.field !== undefined || entry.parent?.field === undefined || entry.at === undefined) return;
    const type = request.service.records.find(({ root }) => root === request.record?.path);
    const known = type === undefined ? undefined : places(type.table).get(entry.parent.path);
    const names = request.spelling === 'json' ? known?.members.keys() : known?.children.keys();
    const meant = names === undefined ? undefined : nearest(entry.name, names);
    const hint = meant === undefined || meant === entry.name ? '' : ` Did you mean ${meant}?`;
    yield {
      about: entry,
      span: entry.at.name,
      message: `${entry.parent.name} has no field ${entry.name}; the service ignores or refuses it.${hint}`,
    };
  },
};
