import { AMPERSAND, HASH, isCharacter, nameEnd, SEMICOLON } from './characters.ts';
import { type Problems, shown } from './problems.ts';

const known = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** Checks every reference in `start`..`end`. */
export function checkReferences(text: string, start: number, end: number, problems: Problems): void {
  let at = start;
  while (at < end) {
    if (text.charCodeAt(at) === AMPERSAND) at = checkReference(text, at, problems);
    else {
      const next = text.indexOf('&', at);
      at = next < 0 ? end : next;
    }
  }
}

/** Checks the reference that the `&` at `at` begins, and says where it ends. */
function checkReference(text: string, at: number, problems: Problems): number {
  if (text.charCodeAt(at + 1) === HASH) return checkCharacterReference(text, at, problems);
  const end = nameEnd(text, at + 1);
  const name = text.slice(at + 1, end);
  if (text.charCodeAt(end) === SEMICOLON && name !== '') {
    if (!known.has(name)) {
      problems.add(
        at,
        end + 1,
        `XML does not know the entity &${shown(name)}; – write the character itself, or &amp;${shown(name)}; to mean these letters.`,
      );
    }
    return end + 1;
  }
  if (known.has(name)) {
    missingSemicolon(text, at, end, problems);
    return end;
  }
  return bareAmpersand(at, problems);
}

function checkCharacterReference(text: string, at: number, problems: Problems): number {
  const hex = text[at + 2] === 'x';
  const digits = hex ? at + 3 : at + 2;
  let code = 0;
  let end = digits;
  for (; ; end += 1) {
    const digit = digitValue(text.charCodeAt(end), hex);
    if (digit < 0) break;
    code = Math.min(code * (hex ? 16 : 10) + digit, 0x110000);
  }
  if (end === digits) return bareAmpersand(at, problems);
  if (text.charCodeAt(end) !== SEMICOLON) {
    missingSemicolon(text, at, end, problems);
    return end;
  }
  if (!isCharacter(code)) {
    problems.add(
      at,
      end + 1,
      `${shown(text.slice(at, end + 1))} stands for a character that XML does not allow; remove it.`,
    );
  }
  return end + 1;
}

function digitValue(code: number, hex: boolean): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = (code | 0x20) - 0x61;
  return hex && letter >= 0 && letter < 6 ? letter + 10 : -1;
}

function bareAmpersand(at: number, problems: Problems): number {
  const fix = { title: 'Write &amp;', start: at, end: at + 1, text: '&amp;' };
  problems.add(at, at + 1, 'A bare & is not allowed in XML; write &amp;.', { fix });
  return at + 1;
}

function missingSemicolon(text: string, at: number, end: number, problems: Problems): void {
  const written = shown(text.slice(at, end));
  const other = written === '&amp' ? '' : ' (or &amp; if the & means itself)';
  problems.add(at, end, `${written} lacks its semicolon; write ${written};${other}.`);
}
