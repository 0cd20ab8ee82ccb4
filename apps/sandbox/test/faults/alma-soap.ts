import { inCdata, soapCall } from '../alma/payloads.ts';
import type { Provocation } from './provocation.ts';

const namespace = 'http://com/exlibris/urm/user_record/xmlbeans';

/** A record of these details; none where there are none. */
function record(details: Readonly<Record<string, string>>): string {
  const inside = Object.entries(details).map(([name, value]) => `<xb:${name}>${value}</xb:${name}>`);
  return `<xb:userRecord xmlns:xb="${namespace}"><xb:userDetails>${inside.join('')}</xb:userDetails></xb:userRecord>`;
}

function call(error: string, operation: string, ...args: readonly string[]): Provocation {
  const wrapped = args.map((arg) => (arg.startsWith('<') ? inCdata(arg) : arg));
  const shown = args.map(
    (arg, index) => `  <arg${index}>${arg.startsWith('<') ? inCdata(arg) : arg}</arg${index}>\n`,
  );
  return {
    error,
    request: soapCall(operation, ...wrapped),
    shown: {
      line: 'POST /almaws/repository/UserWebServices',
      body: `<m:${operation} xmlns:m="http://alma.exlibris.com/">\n${shown.join('')}</m:${operation}>`,
    },
  };
}

type Details = Readonly<Record<string, string>>;

/** With the same calls of which one of the details is missing. */
function recorded(details: Details, make: (record: string) => Provocation): Provocation {
  const names = Object.keys(details);
  const without = (name: string) =>
    Object.fromEntries(Object.entries(details).filter(([one]) => one !== name));
  return { ...make(record(details)), smaller: names.map((name) => make(record(without(name))).request) };
}

const update = (error: string, details: Details) =>
  recorded(details, (said) => call(error, 'updateUser', 'johns', '', 'SIS_temp', said));
const create = (error: string, details: Details, issueWarning = 'false') =>
  recorded(details, (said) => call(error, 'createUser', 'SIS', said, issueWarning));

/** What an update must say: whom it is about, and who owns it. */
const needed = { userName: 'johns', externalId: 'SIS_temp' };

/** One code is documented; that the retired service had the others of its family, too, is inferred. */
export const almaSoap: readonly Provocation[] = [
  // The seed: the record and the call name two systems.
  call('401655', 'updateUser', 'johns', '', 'SIS', record({ externalId: 'SIS_temp' })),
  call('401676', 'updateUser', 'johns', '', 'SIS_temp'),
  call('401861', 'getUserDetails', 'nobody'),
  call('401890', 'getUserDetails', 'nobody', 'BARCODE'),
  call('401850', 'deleteUser', 'apatel'),
  update('401664', { externalId: 'SIS_temp' }),
  update('401860', { ...needed, userName: 'mlopez' }),
  update('401852', { ...needed, userGroup: 'NOBODY' }),
  update('500038', { ...needed, password: '1234567' }),
  create('401851', { userName: 'johns' }),
  create('401652', {}, 'perhaps'),
  {
    ...create(
      '401658',
      { firstName: 'John', middleName: 'W', lastName: 'Smith', birthDate: '19790111000000' },
      'true',
    ),
    note: 'There is a user of these names and this birth date, and the call asks for the warning.',
  },
];
