import { places } from '../../../facts/place.ts';
import type { Entry } from '../../../model/entry.ts';
import type { Fix, Rule } from '../../../model/rule.ts';
import { accountType, isSentToApi } from '../account.ts';
import { user } from '../user.ts';

const mark = '@segment_type';

/** That another spelling of Internal counts as External too is a matter of its format. */
export const segmentType: Rule = {
  id: 'alma/segment-type',
  severity: 'warning',
  title: 'Entries of an external user do not say whether they are internal or external',
  // A load ignores the type.
  when: isSentToApi,
  *check(request) {
    // Of an internal user everything is internal.
    if (accountType(request) !== 'EXTERNAL') return;
    for (const list of lists(request.record)) {
      const unmarked = list.entries.filter(isUnmarked);
      if (unmarked.length === 0 || list.at === undefined) continue;
      yield {
        about: list,
        span: list.at.name,
        message: `${unmarked.length} of ${list.entries.length} in ${list.name} without segment_type: of an external user they count as External, and the next load replaces them.`,
        fixes: [say(unmarked, 'External'), say(unmarked, 'Internal')].flat(),
      };
    }
  },
};

/** The lists whose entries have a type, as far as they are written. */
function lists(record: Entry | undefined): readonly Entry[] {
  const own = record?.entries ?? [];
  const contact = own.filter(({ name }) => name === 'contact_info').flatMap(({ entries }) => entries);
  return [...own, ...contact].filter(({ path }) => {
    const [item] = places(user).get(path)?.children.values() ?? [];
    return item?.children.has(mark) === true;
  });
}

function isUnmarked({ field, entries }: Entry): boolean {
  return field?.many === true && (entries.find(({ name }) => name === mark)?.text ?? '') === '';
}

function say(unmarked: readonly Entry[], type: string): Fix[] {
  const edits = unmarked.flatMap((item) => {
    const written = item.entries.find(({ name }) => name === mark);
    return (written === undefined ? item.add(mark, type) : written.write(type)) ?? [];
  });
  return edits.length === unmarked.length
    ? [{ title: `Mark as ${type}${type === 'External' ? ', as Alma takes it' : ''}`, edits, safe: false }]
    : [];
}
