import { user as almaUser } from '@userlint/rules/tables/alma';

export type Format = 'xml' | 'json';

/**
 * `usual`: about three findings a record, as real load files have. `sound`: hardly a finding. `wide`: as usual, with
 * names beyond Latin-1, for which V8 keeps the whole text in two bytes a character.
 */
export type Quality = 'usual' | 'sound' | 'wide';

export interface Load {
  readonly format: Format;
  readonly quality: Quality;
  /** Of the whole text; it has at least this many. */
  readonly bytes: number;
}

/** What is written at one place of a record, before it is spelt in XML or JSON. */
interface Part {
  readonly name: string;
  readonly text?: string;
  readonly attributes?: readonly (readonly [name: string, text: string])[];
  readonly parts?: readonly Part[];
}

/** The text of a load file, record by record, so that a gigabyte needs no memory. The same for the same `load`. */
export function* pieces({ format, quality, bytes }: Load): Generator<string> {
  const { open, between, close } = frames[format];
  let written = open.length + close.length;
  yield open;
  for (let index = 0; written < bytes; index += 1) {
    const record = (index === 0 ? '' : between) + spell[format](user(index, quality));
    written += record.length;
    yield record;
  }
  yield close;
}

export function loadText(load: Load): string {
  return [...pieces(load)].join('');
}

const frames = {
  xml: {
    open: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<users>\n',
    between: '',
    close: '</users>\n',
  },
  json: { open: '{\n  "user": [\n', between: ',\n', close: '\n  ]\n}\n' },
};

const spell = { xml: (record: Part) => xml(record, 1), json: (record: Part) => json(record) };

/** Numbers that look random and are the same in each run (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const firstNames = ['Johanna', 'Luca', 'Zoë', 'Amina', 'Søren', 'Mary Ann', 'Wei', 'Tomás'];
const lastNames = ['Nguyen', "O'Hara & Sons", 'Müller', 'de la Cruz', 'Smith', 'Okafor', 'Haugen', 'Rossi'];
const wideNames = ['Łukasz', 'Ελένη', 'Zoë', '李娜', 'Đorđe', 'Mary Ann', 'Wei', 'Tomás'];
const cities = ['Springfield', 'Rivertown', 'Østby', 'Newport', 'Lakeside'];
const groups = [
  ['02', 'Undergraduate Student'],
  ['03', 'Graduate Student'],
  ['STAFF', 'Staff'],
  ['FACULTY', 'Faculty'],
] as const;
const words = 'asked about the reading room opening hours and left the forms at the front desk on'.split(' ');

/** One invented person, about 4 KB of XML. */
function user(index: number, quality: Quality): Part {
  const below = random(index + 1);
  const pick = <Value>(values: readonly [Value, ...Value[]] | readonly Value[]): Value =>
    values[below(values.length)] as Value;
  const day = (year: number) => `${year}-${two(1 + below(12))}-${two(1 + below(28))}Z`;
  const id = String(100_000 + index);
  const [group, groupName] = pick(groups);
  const first = pick(quality === 'wide' ? wideNames : firstNames);
  const last = pick(lastNames);
  const isUsual = quality !== 'sound';
  const mistaken = below(20) < (isUsual ? 17 : 1);
  return {
    name: 'user',
    parts: [
      coded('record_type', 'PUBLIC', 'Public'),
      leaf('primary_id', `load-${id}`),
      leaf('first_name', first),
      leaf('middle_name', ''),
      leaf('last_name', last),
      ...(isUsual ? [leaf('full_name', `${first} ${last}`)] : []),
      leaf('job_description', prose(below, 6)),
      coded('user_group', group, groupName),
      coded('campus_code', 'MAIN', 'Main Campus'),
      coded('preferred_language', 'en', 'English'),
      leaf('birth_date', day(1960 + below(45))),
      coded('account_type', 'EXTERNAL', 'External'),
      leaf('external_id', 'SIS'),
      coded('status', 'ACTIVE', 'Active'),
      ...(isUsual ? [leaf('status_date', day(2024))] : []),
      leaf('expiry_date', day(2031)),
      leaf('purge_date', day(isUsual ? 2030 : 2033)),
      {
        name: 'contact_info',
        parts: [
          {
            name: 'addresses',
            parts: [
              address(true, `${1 + below(400)} Example Street`, mistaken ? '' : pick(cities), below),
              address(false, `Hall ${1 + below(40)}`, pick(cities), below),
            ],
          },
          {
            name: 'emails',
            parts: [email(true, `load-${id}@example.org`), email(false, `p${id}@example.net`)],
          },
          { name: 'phones', parts: [phone(true, below), phone(false, below)] },
        ],
      },
      {
        name: 'user_identifiers',
        parts: [
          identifier('BARCODE', 'Barcode', `3011${id}`),
          identifier('INST_ID', 'Institution ID', `i${id}`),
        ],
      },
      { name: 'user_notes', parts: [note(prose(below, 28))] },
      { name: 'user_statistics', parts: [statistic('UG', 'Undergraduate'), statistic('DEPT4', 'History')] },
    ],
  };
}

function address(preferred: boolean, line1: string, city: string, below: (limit: number) => number): Part {
  return {
    ...segment('address', preferred),
    parts: [
      leaf('line1', line1),
      leaf('line2', ''),
      leaf('city', city),
      leaf('state_province', ''),
      leaf('postal_code', String(10_000 + below(90_000))),
      coded('country', 'USA', 'United States'),
      leaf('start_date', `2024-0${1 + below(9)}-01Z`),
      leaf('end_date', `2031-0${1 + below(9)}-01Z`),
      { name: 'address_types', parts: [coded('address_type', 'home', 'Home')] },
    ],
  };
}

function email(preferred: boolean, text: string): Part {
  return {
    ...segment('email', preferred),
    parts: [
      leaf('email_address', text),
      { name: 'email_types', parts: [coded('email_type', preferred ? 'work' : 'personal', 'E-mail')] },
    ],
  };
}

function phone(preferred: boolean, below: (limit: number) => number): Part {
  return {
    ...segment('phone', preferred),
    parts: [
      leaf('phone_number', `555-01${two(below(100))}`),
      { name: 'phone_types', parts: [coded('phone_type', preferred ? 'mobile' : 'home', 'Phone')] },
    ],
  };
}

function identifier(type: string, label: string, text: string): Part {
  return {
    ...segment('user_identifier'),
    parts: [coded('id_type', type, label), leaf('value', text), leaf('status', 'ACTIVE')],
  };
}

function note(text: string): Part {
  return {
    ...segment('user_note'),
    parts: [
      coded('note_type', 'LIBRARY', 'Library'),
      leaf('note_text', text),
      leaf('user_viewable', 'false'),
      leaf('popup_note', 'false'),
    ],
  };
}

function statistic(code: string, label: string): Part {
  return { ...segment('user_statistic'), parts: [coded('statistic_category', code, label)] };
}

function leaf(name: string, text: string): Part {
  return { name, text };
}

function coded(name: string, text: string, label: string): Part {
  return { name, text, attributes: [['desc', label]] };
}

function segment(name: string, preferred?: boolean): Part {
  const attributes = [['segment_type', 'External']] as [string, string][];
  if (preferred !== undefined) attributes.unshift(['preferred', String(preferred)]);
  return { name, attributes };
}

function prose(below: (limit: number) => number, length: number): string {
  return Array.from({ length }, () => words[below(words.length)]).join(' ');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function xml({ name, text, attributes = [], parts }: Part, depth: number): string {
  const indent = '  '.repeat(depth);
  const open = `${indent}<${[name, ...attributes.map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ')}`;
  if (parts !== undefined) {
    return `${open}>\n${parts.map((part) => xml(part, depth + 1)).join('')}${indent}</${name}>\n`;
  }
  return text === undefined || text === '' ? `${open}/>\n` : `${open}>${escaped(text)}</${name}>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function json(record: Part): string {
  const indent = '    ';
  return indent + JSON.stringify(value(record, record.name), undefined, 2).replaceAll('\n', `\n${indent}`);
}

/** As the tables say JSON spells the place. */
function value(part: Part, path: string): unknown {
  const { text = '', attributes = [], parts } = part;
  if (almaUser[path]?.coded) return { value: text, ...Object.fromEntries(attributes) };
  if (parts === undefined) return typed(text, path);
  const members = attributes.map(([name, written]): [string, unknown] => [
    name,
    typed(written, `${path}/@${name}`),
  ]);
  for (const child of parts) members.push(...member(child, `${path}/${child.name}`));
  return Object.fromEntries(members);
}

/** JSON leaves the element round a list out and names the list after its items. */
function member(part: Part, path: string): [string, unknown][] {
  if (!almaUser[path]?.wrapper) return [[part.name, value(part, path)]];
  const items = part.parts ?? [];
  const [first] = items;
  return first === undefined ? [] : [[first.name, items.map((item) => value(item, `${path}/${item.name}`))]];
}

function typed(text: string, path: string): unknown {
  return almaUser[path]?.type === 'boolean' ? text === 'true' : text;
}
