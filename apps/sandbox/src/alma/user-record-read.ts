import type { Group, Value } from '../record/record.ts';
import { childNamed, childrenNamed, type Element } from '../xml/read.ts';
import { detailDefaults, details, digits, type List, lists, madeBy, type Row } from './user-record-rows.ts';

/** The stored user a record describes. A record that says nothing of a list empties it. */
export function fromUserRecord(record: Element): Group {
  const contact = lists.filter((list) => list.inContact).map((list) => readList(record, list));
  const direct = lists.filter((list) => !list.inContact).map((list) => readList(record, list));
  const userDetails = childNamed(record, 'userDetails');
  const library = childNamed(userDetails, 'resourceSharingLibraryCode')?.text ?? '';
  return {
    ...detailDefaults,
    ...filled(readRows(userDetails, details)),
    contact_info: Object.fromEntries(contact),
    ...Object.fromEntries(direct),
    rs_library: library === '' ? [] : [{ code: library }],
  };
}

/** Without what is empty: the default of a detail holds for that, too. */
function filled(group: Group): Group {
  return Object.fromEntries(Object.entries(group).filter(([, value]) => value !== ''));
}

function readList(record: Element, list: List): [string, Value] {
  const entries = childrenNamed(childNamed(record, list.wrapper), list.item).map((item) => {
    const { types } = list;
    const uses = types && childrenNamed(childNamed(item, 'types'), types[0]).map(({ text }) => text);
    const attributes = list.attributes?.flatMap(([soap, stored, { read }]) => {
      const value = item.attributes.get(soap);
      return value === undefined ? [] : [[stored, read(value)] as const];
    });
    return {
      ...(isDated(list) && readRows(childNamed(item, 'owneredEntity'), madeBy)),
      ...readRows(item, list.rows),
      ...Object.fromEntries(attributes ?? []),
      ...(types && { [types[1]]: uses }),
    };
  });
  return [list.stored, entries];
}

/** Of these the REST user says who made them, too. */
function isDated({ stored }: List): boolean {
  return stored === 'user_note' || stored === 'user_block';
}

function readRows(source: Element | undefined, rows: readonly Row[]): Group {
  const members = rows.flatMap(([soap, stored, spelling]) => {
    const value = stored === '' ? undefined : childNamed(source, soap)?.text;
    return value === undefined ? [] : [[stored, spelling.read(value)] as const];
  });
  return Object.fromEntries(members);
}

/** Dates of the record stand as exactly fourteen digits. */
export function hasWrongDate(record: Element): boolean {
  const dated = [
    [childNamed(record, 'userDetails'), details],
    ...lists.flatMap((list) =>
      childrenNamed(childNamed(record, list.wrapper), list.item).flatMap((item) => [
        [item, list.rows] as const,
        [childNamed(item, 'owneredEntity'), madeBy] as const,
      ]),
    ),
  ] as const;
  return dated.some(([source, rows]) =>
    rows.some(([soap, , spelling]) => {
      const said = digits.has(spelling) ? (childNamed(source, soap)?.text.trim() ?? '') : '';
      return said !== '' && !/^\d{14}$/.test(said);
    }),
  );
}
