import { jsonHeaders, key, xmlHeaders } from '../alma/payloads.ts';
import type { Excuse, Provocation } from './provocation.ts';

type More = Pick<Provocation, 'site' | 'note'>;

const users = '/almaws/v1/users';

function ask(error: string, method: string, path: string, more: More = {}): Provocation {
  return { error, request: { method, path, headers: key }, shown: { line: `${method} ${path}` }, ...more };
}

/** `body` is XML. */
function say(error: string, method: string, path: string, body: string, more: More = {}): Provocation {
  return {
    error,
    request: { method, path, headers: xmlHeaders, body },
    shown: { line: `${method} ${path}`, body },
    ...more,
  };
}

type Fields = Readonly<Record<string, string>>;

/** A user of these fields; one that is '' is left out. */
function userXml(fields: Fields): string {
  const lines = Object.entries(fields).map(([name, value]) =>
    value === '' ? '' : `  <${name}>${value}</${name}>\n`,
  );
  return `<user>\n${lines.join('')}</user>`;
}

function sayUser(error: string, method: string, path: string, fields: Fields, more?: More): Provocation {
  const said = Object.keys(fields).filter((name) => fields[name] !== '');
  const smaller = said.map((name) => say(error, method, path, userXml({ ...fields, [name]: '' })).request);
  return { ...say(error, method, path, userXml(fields), more), smaller };
}

/** What an update and a creation must say of a user. */
const needed = { record_type: 'PUBLIC', account_type: 'EXTERNAL', external_id: 'SIS_temp' };

const put = (error: string, more: Fields, about?: More) =>
  sayUser(error, 'PUT', `${users}/johns`, { ...needed, primary_id: 'johns', ...more }, about);
const post = (error: string, more: Fields, about?: More) =>
  sayUser(error, 'POST', users, { ...needed, ...more }, about);

const address = (type: string) => ({
  contact_info: `<addresses><address><address_types><address_type>${type}</address_type></address_types></address></addresses>`,
});

const refusals: More = { site: 'refusals.jsonc' };
const linked = (error: string, source: string) =>
  say(error, 'POST', `${users}?source_institution_code=OTHER&source_user_id=${source}`, '', refusals);

/** More than the sandbox takes. */
const large = ' '.repeat(5 * 1024 * 1024 + 1);

export const almaRest: readonly Provocation[] = [
  // The table of the seed: PUT.
  say('401890', 'PUT', `${users}/nobody?user_id_type=BARCODE`, '<user/>'),
  put(
    '401859',
    { account_type: 'INTERNAL', external_id: '' },
    { note: 'An external account cannot become internal.' },
  ),
  say('401676', 'PUT', `${users}/johns`, ''),
  put('401858', { external_id: 'SIS' }, { note: 'The sandbox has SIS_temp for this user.' }),
  put('401855', { account_type: 'INTEXTAUTH', external_id: '' }),
  put('500038', { password: '1234567' }),
  put('401860', { primary_id: 'mlopez' }, { note: 'The identifier is that of another user.' }),
  say('401652', 'PUT', `${users}/troubled`, '<user/>', refusals),
  put('401863', address('order'), { note: 'The use is one of the contacts of vendors.' }),
  put('401864', address('nowhere')),

  // Of other calls.
  say('401664', 'PUT', `${users}/johns`, '<user/>'),
  say('401658', 'POST', users, '<user><primary_id>unmade</primary_id></user>', refusals),
  ask('401861', 'GET', `${users}/nobody`),
  ask('401850', 'DELETE', `${users}/apatel`, { note: 'The user has a loan.' }),
  post('401851', { primary_id: 'johns' }),
  post('401852', { user_group: 'NOBODY' }),
  post('401853', { account_type: 'INTERNAL' }),
  post('401854', { external_id: '' }),
  post('401857', { account_type: 'External', external_id: '' }),
  put('4018994', {
    user_identifiers: '<user_identifier><id_type>BARCODE</id_type><value>johns</value></user_identifier>',
  }),
  ask('4019990', 'GET', `${users}/johns?source_institution_code=OTHER`),
  ask('4019998', 'GET', `${users}/johns?user_id_type=linking_id`),
  ask('402119', 'GET', `${users}?limit=101`),
  ask('401651', 'GET', `${users}?source_institution_code=OTHER`),
  ask('60101', 'GET', `${users}/unreadable`, refusals),
  ask('40166411', 'GET', '/almaws/v1/conf/code-tables/Nothing'),
  linked('60224', 'unknown-institution'),
  linked('60225', 'no-network'),
  linked('60226', 'no-copy'),
  linked('60227', 'linked-already'),
  linked('60228', 'not-linked'),
  linked('60231', 'identifier-taken'),
  linked('60232', 'no-group'),

  // Of the gateway.
  {
    error: 'UNAUTHORIZED',
    request: { method: 'GET', path: `${users}/johns` },
    shown: { line: `GET ${users}/johns` },
    note: 'Without the key.',
  },
  ask('FORBIDDEN', 'DELETE', `${users}/johns`, { site: 'read-only.jsonc' }),
  ask('INVALID_REQUEST', 'GET', `${users}/%ff`, { note: 'No percent-encoded UTF-8.' }),
  {
    error: 'REQUEST_TOO_LARGE',
    request: { method: 'PUT', path: `${users}/johns`, headers: jsonHeaders, body: large },
    shown: { line: `PUT ${users}/johns` },
    note: 'With a body of more than 5 MB.',
  },
  ask('ROUTING_ERROR', 'PATCH', `${users}/johns`),
  ask('INTERNAL_SERVER_ERROR', 'GET', '/almaws/v1/nothing'),
  threshold('PER_SECOND_THRESHOLD', 'per-second'),
  threshold('DAILY_THRESHOLD', 'daily'),
  ask('GENERAL_ERROR', 'GET', `${users}/failing`, refusals),
];

function threshold(error: string, which: string): Provocation {
  const header = 'X-Userlint-Sandbox-Threshold';
  return {
    error,
    request: { method: 'GET', path: `${users}/johns`, headers: { ...key, [header]: which } },
    shown: { line: `GET ${users}/johns\n${header}: ${which}` },
    note: `Without this header: with more calls than --${which === 'daily' ? 'per-day' : which} allows.`,
  };
}

const signOn =
  'Of `POST /almaws/v1/users/{user_id}`, which lets a user in or refreshes a linked account. It changes no user by a payload: neither Userlint nor the sandbox knows the call.';

export const almaRestExcuses: readonly Excuse[] = [
  { error: '401655', why: 'Of the SOAP service: see there. The code of REST is 401858.' },
  { error: '401866', why: signOn },
  { error: '60229', why: signOn },
  { error: '60230', why: signOn },
];
