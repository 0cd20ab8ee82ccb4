/** Blots the secrets of a request out of a text. */
export type Blot = (text: string) => string;

/** For these secrets, however their characters are spelled: as they are, as bytes of UTF-8, in JSON, XML, addresses, base64. */
export function blotOut(secrets: readonly string[]): Blot {
  const forms = new Set(secrets.filter((secret) => secret !== '').flatMap(formsOf));
  if (forms.size === 0) return (text) => text;
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    longestFirst.map((form) => Array.from(form, spellings).join('')).join('|'),
    'gi',
  );
  return (text) => text.replace(pattern, '********');
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret, 'utf8').toString('base64url');
  return [secret, base64].flatMap((form) => [
    form,
    form.replaceAll('+', '-').replaceAll('/', '_'),
    form.replaceAll('-', '+').replaceAll('_', '/'),
  ]);
}

/** Escapes that are escaped again, as in an answer that carries an answer. */
const [backslashes, ampersand] = ['\\\\{1,2}', '&(?:amp;){0,4}'];

const named = new Map([
  ['<', 'lt'],
  ['>', 'gt'],
  ['"', 'quot'],
  ["'", 'apos'],
]);

/** A pattern for one character. */
function spellings(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  const bytes = Buffer.from(character, 'utf8');
  const all = [
    quoted(character),
    quoted(bytes.toString('latin1')),
    `${backslashes}(?:${quoted(character)}|${units.map((unit) => `u${hex(unit, 4)}`).join(backslashes)})`,
    `${ampersand}#0{0,8}${code};`,
    `${ampersand}#x0{0,8}${hex(code, 1)};`,
    [...bytes].map((byte) => `%${hex(byte, 2)}`).join(''),
    ...(named.has(character) ? [`${ampersand}${named.get(character)};`] : []),
    ...(character === '&' ? [ampersand] : []),
  ];
  return `(?:${[...new Set(all)].join('|')})`;
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}
