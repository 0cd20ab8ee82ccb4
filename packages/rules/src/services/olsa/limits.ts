import type { Source } from '../../facts/evidence.ts';
import type { Limit } from '../../facts/field.ts';
import { certainDay, possibleDays } from '../calendar.ts';
import {
  createExtendedDoc,
  createGroupDoc,
  createUserDoc,
  csvTemplate,
  customFieldDoc,
  editUserDoc,
  olsaInferred,
  olsaPhp,
  olsaProxy,
  selfRegistrationDoc,
} from '../sources.ts';

type Limits = readonly Limit[];

function atMost(max: number, severity: Limit['severity'], source: Source = editUserDoc): Limit {
  return { max, severity, source };
}

/** The page says 254 where the fault texts and the CSV template say 255. */
export const about254: Limits = [atMost(255, 'error', csvTemplate), atMost(254, 'information')];

/** The fault that names this limit is documented. */
export const personName: Limits = [
  { max: 255, severity: 'error', source: editUserDoc, error: 'GeneralFault' },
];

/** Two readings of one row of the page: so many characters in words, 254 in brackets. */
function intended(words: number): Limits {
  return [atMost(254, 'error'), atMost(words, 'warning')];
}

export const cardNumber = intended(16);
export const freeText = intended(104);

export const cardExpiry: Limits = [
  ...intended(4),
  {
    pattern: { test: /^\d*$/, means: 'digits only, without a slash' },
    severity: 'warning',
    source: editUserDoc,
    repair: withoutSlash,
  },
];

function withoutSlash(value: string): string | undefined {
  return /^\d\d\/\d\d$/.test(value.trim()) ? value.trim().replace('/', '') : undefined;
}

export const zip: Limits = [atMost(20, 'error')];

/** The code of one group. */
export const oneGroup: Limits = [
  { max: 240, severity: 'error', source: createGroupDoc, error: 'GeneralFault' },
  {
    pattern: { test: /^[^,]*$/, means: 'the code of one group: an edit moves the user to a single one' },
    severity: 'warning',
    source: editUserDoc,
    error: 'GeneralFault',
  },
];

/** Codes of groups with commas between them: the length is that of each. */
export const groups: Limits = [
  {
    pattern: { test: /^[^,]{0,240}(?:,[^,]{0,240})*$/u, means: 'group codes of at most 240 characters each' },
    severity: 'error',
    source: createGroupDoc,
    error: 'GeneralFault',
  },
];

export const password: Limits = [
  atMost(255, 'error', csvTemplate),
  {
    pattern: {
      test: /^[\x21-\x5b\x5d-\x7e\xa1-\xff]*$/,
      means: 'single-byte characters without blanks and without a backslash',
    },
    severity: 'error',
    source: createExtendedDoc,
  },
  {
    pattern: { test: /^[^+"]*$/, means: 'free of + and ", which self-registration refuses' },
    severity: 'information',
    source: selfRegistrationDoc,
  },
];

export const email: Limits = [
  atMost(255, 'error', csvTemplate),
  {
    pattern: { test: /^[\w.*^+=@'-]*$/, means: "made of letters, digits and - _ . * ^ + = @ ' only" },
    severity: 'error',
    source: csvTemplate,
  },
];

const reserved = 'add|all|block|count|down|force|link|mount|off|simple|tag|up';

/** The rules of user names; for a name that must exist already, breaking them means that it cannot. */
function nameRules(severity: Limit['severity']): Limits {
  return [
    {
      pattern: {
        test: /^[A-Za-z0-9@$_.~'-]*$/,
        means: "made of letters a-z, digits and @ $ _ . ~ ' - only, without blanks",
      },
      severity,
      source: createUserDoc,
    },
    {
      pattern: { test: /^(?!['-]).*$/s, means: 'a name that does not begin with an apostrophe or a dash' },
      severity,
      source: editUserDoc,
    },
    {
      pattern: { test: new RegExp(`^(?!(?:${reserved})$).*$`, 'is'), means: 'none of the reserved words' },
      severity,
      source: editUserDoc,
    },
  ];
}

const lowerCased: Limit = {
  pattern: { test: /^[^A-Z]*$/, means: 'in lower case: Skillport makes it so' },
  severity: 'information',
  source: editUserDoc,
  repair: (value) => value.toLowerCase(),
};

/** Of a user that is to be made. */
export const createdName: Limits = [atMost(255, 'error', csvTemplate), ...nameRules('error'), lowerCased];
/** What a user is to be called from now on; its length is that of any user name. */
export const newName: Limits = [atMost(255, 'warning', olsaInferred), ...nameRules('error'), lowerCased];
/** Of a user that must exist. */
export const existingName: Limits = [atMost(255, 'warning', csvTemplate), ...nameRules('warning')];

export const birthDate: Limits = [
  {
    spellings: ['xml', 'json'],
    pattern: {
      test: /^\d{4}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?$/,
      means: 'written yyyy-MM-dd, although the documentation says MM/DD/YYYY',
    },
    severity: 'warning',
    source: olsaProxy,
    repair: certainDay,
    suggest: possibleDays,
  },
  {
    spellings: ['form'],
    pattern: { test: /^(?:\d\d\/\d\d\/\d{4}|\d{4}-\d\d-\d\d)$/, means: 'MM/DD/YYYY' },
    severity: 'warning',
    source: editUserDoc,
    repair: certainDay,
  },
];

const words = new Map([
  ...['1', 'true', 't', 'yes', 'y', 'active', 'on'].map((word) => [word, '1'] as const),
  ...['0', 'false', 'f', 'no', 'n', 'inactive', 'off'].map((word) => [word, '0'] as const),
]);

export const active: Limits = [
  {
    oneOf: ['0', '1', 'true', 'false'],
    severity: 'warning',
    source: editUserDoc,
    repair: (value) => words.get(value.trim().toLowerCase()),
  },
];

const sexes = new Map([
  ['m', 'M'],
  ['male', 'M'],
  ['f', 'F'],
  ['female', 'F'],
]);

export const sex: Limits = [
  ...about254,
  {
    oneOf: ['M', 'F'],
    severity: 'warning',
    source: editUserDoc,
    repair: (value) => sexes.get(value.trim().toLowerCase()),
  },
];

export const state: Limits = [
  ...about254,
  {
    pattern: { test: /^\p{L}{2}$/u, means: 'the abbreviation of two letters' },
    severity: 'warning',
    source: editUserDoc,
  },
];

const languages = ['en_US', 'en_GB', 'fr', 'es', 'it', 'de', 'ja', 'pl', 'ru', 'zh'];

/** The page's own list of languages is not known: this one was seen in client code. */
export const language: Limits = [
  {
    pattern: { test: /^[^-]*$/, means: 'written with an underscore, such as en_US' },
    severity: 'warning',
    source: olsaPhp,
    repair: knownLanguage,
  },
  { oneOf: languages, severity: 'information', source: olsaPhp, repair: knownLanguage },
];

function knownLanguage(value: string): string | undefined {
  const spelt = value.trim().replace('-', '_').toLowerCase();
  return languages.find((known) => known.toLowerCase() === spelt);
}

/** One role in its two spellings: the older calls and the Extended ones. */
const roles = [
  ['End-User', 'END_USER'],
  ['Manager', 'MANAGER'],
  ['Admin', 'ADMIN'],
] as const;

function sameRole(value: string): (typeof roles)[number] | undefined {
  const spelt = value.trim().toLowerCase().replaceAll(/[ _]/g, '-');
  return roles.find(([older]) => older.toLowerCase() === spelt);
}

function noSuperAdministrator(severity: Limit['severity'], source: Source): Limit {
  return {
    pattern: {
      test: /^(?!super.?admin(?:istrator)?$).*$/is,
      means: 'another role: this call makes no super administrator',
    },
    severity,
    source,
  };
}

export const authType: Limits = [
  noSuperAdministrator('warning', editUserDoc),
  {
    oneOf: roles.map(([older]) => older),
    severity: 'warning',
    source: olsaPhp,
    repair: (value) => sameRole(value)?.[0],
  },
];

/** Of a new user; whoever is to be anything else becomes an end user without a word. */
export const createdRole: Limits = [
  {
    pattern: {
      test: /^(?:Manager|End-User)$/,
      means: 'Manager or End-User: UM_CreateUser makes an end user of anybody else',
    },
    severity: 'warning',
    source: createUserDoc,
    repair: (value) => (sameRole(value)?.[0] === 'Admin' ? undefined : sameRole(value)?.[0]),
  },
];

export const userRole: Limits = [
  noSuperAdministrator('error', createExtendedDoc),
  {
    oneOf: [...roles.map(([, extended]) => extended), 'COMPANY_ADMIN'],
    severity: 'error',
    source: createExtendedDoc,
    repair: (value) => sameRole(value)?.[1],
  },
];

/** Ids that begin with `_sys` are the fields every site has; the others are the site's own. */
export const fieldId: Limits = [
  atMost(256, 'warning', customFieldDoc),
  {
    pattern: { test: /^\w*$/, means: 'made of letters, digits and _ only' },
    severity: 'warning',
    source: customFieldDoc,
  },
];
