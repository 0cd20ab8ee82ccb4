import { isRequired } from '../facts/field.ts';
import { type Place, places } from '../facts/place.ts';
import type { Entry } from '../model/entry.ts';
import { isBroken } from '../model/request.ts';
import type { Complaint, Rule } from '../model/rule.ts';

export const required: Rule = {
  id: 'required',
  severity: 'error',
  title: 'A field that must be there is missing or empty',
  group: 'missing',
  *complain(group, request, { isExplained }) {
    if (isBroken(request) || group.entries.some(isExplained)) return;
    const type = request.service.records.find(({ root }) => root === request.record?.path);
    const place = type === undefined ? undefined : places(type.table).get(group.path);
    for (const child of place?.children.values() ?? []) {
      const complaint = isRequired(child.field, request.operation?.id) ? missing(group, child) : undefined;
      if (complaint !== undefined) yield complaint;
    }
  },
};

function missing(group: Entry, { name, field }: Place): Complaint | undefined {
  const rule = field.required;
  if (rule === undefined) return undefined;
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
