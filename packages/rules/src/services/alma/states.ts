import type { Field, FieldTable, StateRow } from '../../facts/field.ts';
import { almaInferred, patronLoad, phpAlma, seedPut, vufind, xsd21 } from '../sources.ts';

type States = readonly StateRow[];

const update = 'alma/users.update';
const create = 'alma/users.create';

/** An update swaps all, so what does not stand in it is gone; that null is the same is concluded from its reader. */
const gone: States = [
  { of: ['absent'], means: 'emptied', source: seedPut },
  { of: ['nil'], means: 'emptied', source: almaInferred },
];

const text: States = [
  ...gone,
  { of: ['empty'], means: 'emptied', source: seedPut },
  { of: ['blank'], means: 'taken', source: almaInferred },
];

/** A date that is empty is none by the schema, but Alma lets it pass; blanks round a date are none by the schema. */
const date: States = [
  ...gone,
  { of: ['empty'], means: 'emptied', source: patronLoad },
  { of: ['blank'], means: 'emptied', source: almaInferred },
];

/** Numbers and flags. */
const other: States = [...gone, { of: ['empty', 'blank'], means: 'emptied', source: almaInferred }];

/** "If the incoming list is empty, the existing one is deleted"; a list that is not there is taken for one. */
const list: States = [
  { of: ['absent', 'nil'], means: 'emptied', source: almaInferred },
  { of: ['empty', 'blank'], means: 'emptied', source: xsd21 },
];

const all = ['absent', 'nil', 'empty', 'blank'] as const;
const nothing = ['absent', 'nil', 'empty'] as const;

/** Rows of the schema that differ from what their type says. */
const own: Readonly<Record<string, States>> = {
  'user/password': [
    { of: nothing, means: 'ignored', source: xsd21 },
    { of: ['blank'], means: 'taken', source: almaInferred },
  ],
  'user/user_roles': [{ of: all, means: 'ignored', source: xsd21 }],
  // Alma then makes the identifier of a new user itself.
  'user/primary_id': [
    { of: nothing, in: [create], means: 'emptied', source: vufind },
    { of: nothing, in: [update], means: 'refused', error: '401664', source: xsd21 },
    ...text,
  ],
};

/** Gives every row of the REST user its states. */
export function withStates(table: FieldTable): FieldTable {
  return mapped(table, 'user', (path, field) => own[path] ?? statesOf(field));
}

function statesOf(field: Field): States {
  // What nobody looks into, nobody knows the states of.
  if (field.opaque) return [];
  if (field.outputOnly) return [{ of: all, means: 'ignored', source: field.source }];
  return [...needed(field), ...byType(field)];
}

/** What cannot be left out, and what is answered then. */
function needed({ required }: Field): States {
  if (required?.error === undefined) return [];
  const { in: where, error, source } = required;
  const row: StateRow = { of: nothing, means: 'refused', error, source };
  return [where === 'always' ? row : { ...row, in: where }];
}

function byType({ type }: Field): States {
  if (type === 'group') return list;
  if (type === 'date' || type === 'dateTime') return date;
  return type === 'text' ? text : other;
}

/** The service itself writes nil where it has no text, and an empty element where it has no date. */
const record: States = [
  { of: ['absent'], means: 'emptied', source: almaInferred },
  { of: ['nil', 'empty'], means: 'emptied', source: phpAlma },
  { of: ['blank'], means: 'taken', source: almaInferred },
];

/** Dates, flags and groups. */
const noText: States = [
  { of: ['absent', 'blank'], means: 'emptied', source: almaInferred },
  { of: ['nil', 'empty'], means: 'emptied', source: phpAlma },
];

/** The code is that of the REST call: that the retired service had it, too, is concluded. */
const nameless: StateRow = {
  of: nothing,
  in: ['alma/soap.updateUser'],
  means: 'refused',
  error: '401664',
  source: almaInferred,
};

const ownOfRecord: Readonly<Record<string, States>> = {
  'userRecord/userDetails/userName': [nameless, ...record],
  'userRecord/userDetails/password': [
    { of: nothing, means: 'ignored', source: almaInferred },
    { of: ['blank'], means: 'taken', source: almaInferred },
  ],
  'userRecord/userRoleList': [{ of: all, means: 'ignored', source: almaInferred }],
};

/** Gives every row of the SOAP record its states; its dates are texts to the schema. */
export function withRecordStates(table: FieldTable, isDate: (field: Field) => boolean): FieldTable {
  return mapped(
    table,
    'userRecord',
    (path, field) => ownOfRecord[path] ?? (isDate(field) || field.type !== 'text' ? noText : record),
  );
}

function mapped(table: FieldTable, root: string, of: (path: string, field: Field) => States): FieldTable {
  return Object.fromEntries(
    Object.entries(table).map(([path, field]) => [
      path,
      path === root ? field : { ...field, states: of(path, field) },
    ]),
  );
}
