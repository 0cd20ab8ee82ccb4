import { type Entry, entriesAt } from '../../../model/entry.ts';
import type { Complaint, Fix, Rule } from '../../../model/rule.ts';

const contact = 'user/contact_info';

/** Lists of which one entry can be preferred; nobody needs a number for text messages. */
const lists = [
  { path: `${contact}/addresses`, mark: 'address/@preferred', one: 'address', wanted: true },
  { path: `${contact}/emails`, mark: 'email/@preferred', one: 'e-mail address', wanted: true },
  { path: `${contact}/phones`, mark: 'phone/@preferred', one: 'phone', wanted: true },
  { path: `${contact}/phones`, mark: 'phone/@preferred_sms', one: 'phone for text messages', wanted: false },
] as const;

export const preferred: Rule = {
  id: 'alma/preferred',
  severity: 'warning',
  title: 'Not exactly one address, e-mail address or phone is preferred',
  given: (path) => lists.some((list) => list.path === path),
  *check({ record }) {
    for (const { path, mark, one, wanted } of lists) {
      for (const list of entriesAt(record, path)) {
        const marks = entriesAt(list, `${path}/${mark}`);
        const set = marks.filter(({ text }) => text === 'true' || text === '1');
        const [first] = set;
        for (const entry of set.slice(1)) yield several(entry, first, one);
        const items =
          wanted && set.length === 0 ? list.entries.filter(({ field }) => field !== undefined) : [];
        if (items.length > 0 && list.at !== undefined) {
          yield {
            about: list,
            span: list.at.name,
            severity: 'information',
            message: `No ${one} is preferred, so Alma chooses, or writes to none.`,
            fixes: () => choose(items, one),
          };
        }
      }
    }
  },
};

function several(entry: Entry, first: Entry | undefined, one: string): Complaint {
  const edit = entry.write('false');
  return {
    about: entry,
    message: `Only one ${one} can be preferred; which of them Alma takes is not documented.`,
    related: first === undefined ? [] : [{ entry: first, message: 'This one is preferred already' }],
    fixes: edit === undefined ? [] : [{ title: `Do not prefer this ${one}`, edits: [edit], safe: false }],
  };
}

/** Which one is meant only the author knows: the first is offered. */
function choose(items: readonly Entry[], one: string): Fix[] {
  const [item] = items;
  const written = item?.entries.find(({ name }) => name === '@preferred');
  const edit = written === undefined ? item?.add('@preferred', 'true') : written.write('true');
  const which = items.length === 1 ? 'this' : 'the first';
  return edit === undefined ? [] : [{ title: `Prefer ${which} ${one}`, edits: [edit], safe: false }];
}
