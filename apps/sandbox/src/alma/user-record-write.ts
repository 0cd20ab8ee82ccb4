import { type Group, groupOf, listOf, textOf } from '../record/record.ts';
import { element, type Markup } from '../xml/write.ts';
import { details, type List, lists, type Row, userRecordNamespace } from './user-record-rows.ts';

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * The record as the service answers it: texts it does not have are nil, a birth date is an empty element, and everything
 * begins with who made it. Source: two records in php-alma.
 */
export function toUserRecord(user: Group): Markup {
  const library = textOf(listOf(user, 'rs_library')[0], 'code');
  const inDetails = [
    ...writeRows({ ...user, password: '', pin_number: '' }, details),
    ...(library === '' ? [] : [element('xb:resourceSharingLibraryCode', {}, library)]),
  ];
  const wrappers = [...new Set(lists.map(({ wrapper }) => wrapper))];
  return element(
    'xb:userRecord',
    { 'xmlns:xb': userRecordNamespace, 'xmlns:xsi': xsi },
    ownedEntity({}),
    element('xb:userDetails', {}, ...inDetails),
    ...wrappers.flatMap((wrapper) => {
      const items = lists.filter((list) => list.wrapper === wrapper).flatMap((list) => writeList(user, list));
      return items.length === 0 ? [] : [element(`xb:${wrapper}`, {}, ...items)];
    }),
  );
}

/** The sandbox does not keep who changed what, nor when: it is always the same one. */
function ownedEntity(entry: Group): Markup {
  const by = textOf(entry, 'created_by') || 'sandbox';
  const at = textOf(entry, 'created_date') || '2024-09-01T04:00:00Z';
  const stamp = at.slice(0, 19).replace(/[-T:]/g, '');
  return element(
    'xb:owneredEntity',
    {},
    element('xb:createdBy', {}, by),
    element('xb:creationDate', {}, stamp),
    element('xb:modifiedBy', {}, by),
    element('xb:modificationDate', {}, stamp),
  );
}

function writeList(user: Group, list: List): readonly Markup[] {
  const { item, stored, rows, attributes = [], types, owned } = list;
  return listOf(list.inContact ? groupOf(user, 'contact_info') : user, stored).map((entry) => {
    const uses = types === undefined ? undefined : entry[types[1]];
    return element(
      `xb:${item}`,
      Object.fromEntries(attributes.map(([soap, name]) => [soap, textOf(entry, name) || 'false'])),
      ...(owned ? [ownedEntity(entry)] : []),
      ...writeRows(entry, rows),
      ...(types && Array.isArray(uses)
        ? [element('xb:types', {}, ...uses.map((use) => element(`xb:${types[0]}`, {}, String(use))))]
        : []),
    );
  });
}

function writeRows(source: Group, rows: readonly Row[]): readonly Markup[] {
  return rows.flatMap(([soap, stored, spelling, unset]) => {
    const value = spelling.write(textOf(source, stored));
    if (value !== '') return [element(`xb:${soap}`, {}, value)];
    if (unset === undefined) return [];
    return [element(`xb:${soap}`, unset === 'nil' ? { 'xsi:nil': 'true' } : {})];
  });
}
