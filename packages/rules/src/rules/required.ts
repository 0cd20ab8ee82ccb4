import { type Place, places } from '../facts/place.ts';
import type { Entry } from '../model/entry.ts';
import { isBroken, type Request } from '../model/request.ts';
import type { Complaint, Rule } from '../model/rule.ts';

export const required: Rule = {
  id: 'required',
  severity: 'error',
  title: 'A field that must be there is missing or empty',
  *checkEntry(entry, request, { isExplained }) {
    if (isBroken(request)) return;
    const type =
      request.operation?.record?.type ??
      request.service.records.find(({ root }) => root === request.record?.path);
    if (type === undefined || entry.field?.type !== 'group') return;
    if (entry.entries.some(isExplained)) return;
    const place = places(type.table).get(entry.path);
    if (place === undefined) return;
    for (const child of place.children.values()) {
      const complaint = missing(entry, child, request);
      if (complaint !== undefined) yield complaint;
    }
  },
};

function missing(group: Entry, { name, field }: Place, request: Request): Complaint | undefined {
  const rule = field.required;
  if (rule === undefined) return undefined;
  if (rule.in !== 'always' && !rule.in.includes(request.operation?.id ?? '')) return undefined;
  const written = group.entries.filter((entry) => entry.name === name);
  if (written.some((entry) => entry.text !== '' || entry.entries.length > 0)) return undefined;
  const empty = written[0];
  if (rule.mayBeEmpty === true && empty !== undefined) return undefined;
  const added = rule.mayBeEmpty === true ? group.add(name, '') : undefined;
  return {
    about: empty ?? group,
    ...(empty === undefined && group.at !== undefined ? { span: group.at.name } : {}),
    severity: rule.severity,
    message: `${name} is ${empty === undefined ? 'missing' : 'empty'}; ${group.name} must have it${rule.mayBeEmpty === true ? ', even empty' : ''}.`,
    fixes: added === undefined ? [] : [{ title: `Add an empty ${name}`, edits: [added], safe: false }],
    ...(rule.error === undefined ? {} : { error: rule.error }),
  };
}
