import type { Field, FieldTable, Limit } from '../../facts/field.ts';
import { certainDay } from '../calendar.ts';
import { sisV1 } from '../sources.ts';
import { under } from '../under.ts';
import { fourteenDigits, userRecord } from './user-record.ts';

const eightDigits: Limit = {
  pattern: { test: /^\d{8}$/, means: 'eight digits, yyyyMMdd' },
  severity: 'warning',
  source: sisV1,
  repair: (value) => certainDay(/^\d{8}(?=\d{6}$)/.exec(value.trim())?.[0] ?? value)?.replaceAll('-', ''),
};

/** Its schema is not public: what the service demands of it, and which values it takes, nobody can look up. */
function inVersion1(field: Field): Field {
  const { required: _, limits, codes: __, example, states: ___, ...same } = field;
  const isDate = limits?.includes(fourteenDigits) === true;
  return {
    ...same,
    source: sisV1,
    ...(isDate
      ? { limits: [eightDigits], example: example?.slice(0, 8) ?? '20301231' }
      : example && { example }),
  };
}

function text(doc: string): Field {
  return { type: 'text', doc, source: sisV1 };
}

const matchId = text('By what the load finds the entry it has made before.');

/** What the load does with an entry of a list: no known source says which values there are. */
const inList: FieldTable = {
  matchId,
  segmentAction: { ...text('What the load does with this entry.'), opaque: true },
  ...ownedEntity(),
};

/** Loaders write it in every list, and in the details; the later service has it in some. */
function ownedEntity(): FieldTable {
  return Object.fromEntries(
    Object.entries(userRecord)
      .filter(([path]) => path.startsWith('userRecord/owneredEntity'))
      .map(([path, field]) => [path.slice('userRecord/'.length), inVersion1(field)]),
  );
}

const lists = [
  'userIdentifiers/userIdentifier',
  'userAddressList/userAddress',
  'userAddressList/userPhone',
  'userAddressList/userEmail',
  'userNoteList/userNote',
  'userBlockList/userBlock',
  'userRoleList/userRole',
  'userStatisticalCategoriesList/userCategory',
];

/** The record of the first load format: the names of the later SOAP record, days of eight digits, and a few more. */
export const userRecordV1: FieldTable = {
  ...Object.fromEntries(
    Object.entries(userRecord).map(([path, field]) => [`userRecords/${path}`, inVersion1(field)]),
  ),
  ...under('userRecords/userRecord', {
    matchId,
    ...under('userDetails', {
      userTitle: text('Form of address of the user.'),
      ...ownedEntity(),
    }),
    ...Object.assign({}, ...lists.map((list) => under(list, inList))),
    'userAddressList/userAddress/addressNote': text('A remark on the address.'),
  }),
};
