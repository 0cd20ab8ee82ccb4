import { DOUBLE_QUOTE, EQUAL, isSpace, partEnd, SINGLE_QUOTE, skipSpace } from './characters.ts';
import { type Problems, shown } from './problems.ts';

/** What the XML declaration may say, in this order. */
const parts = [
  { name: 'version', pattern: /^1\.[0-9]+$/, example: '1.0' },
  { name: 'encoding', pattern: /^[A-Za-z][A-Za-z0-9._-]*$/, example: 'UTF-8' },
  { name: 'standalone', pattern: /^(?:yes|no)$/, example: 'yes' },
] as const;

/** Checks the XML declaration whose parts are `start`..`end`, between `<?xml` and `?>`; tells the first mistake. */
export function checkXmlDeclaration(text: string, start: number, end: number, problems: Problems): void {
  let next = 0;
  let pos = start;
  for (;;) {
    const at = skipSpace(text, pos);
    if (at >= end) break;
    const stop = partEnd(text, at);
    const name = text.slice(at, stop);
    const index = parts.findIndex((part) => part.name === name);
    const part = parts[index];
    if (part === undefined || index < next || (next === 0 && index > 0)) {
      const found = shown(text.slice(at, Math.max(stop, at + 1)));
      problems.add(at, Math.max(stop, at + 1), `${found} cannot stand here: ${order}`);
      return;
    }
    const equal = skipSpace(text, stop);
    const quoteAt = skipSpace(text, equal + 1);
    const quote = text.charCodeAt(quoteAt);
    const quoted = quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE;
    const close = quoted ? text.indexOf(text[quoteAt] as string, quoteAt + 1) : -1;
    if (text.charCodeAt(equal) !== EQUAL || close < 0 || close >= end) {
      problems.add(at, stop, `Write ${name}="${part.example}".`);
      return;
    }
    if (!part.pattern.test(text.slice(quoteAt + 1, close))) {
      problems.add(
        quoteAt,
        close + 1,
        `This cannot be the ${name} of an XML document; write "${part.example}".`,
      );
      return;
    }
    if (!isSpace(text.charCodeAt(at - 1))) {
      problems.add(at, stop, `A space is missing before ${name}.`);
      return;
    }
    next = index + 1;
    pos = close + 1;
  }
  if (next === 0)
    problems.add(start - '<?xml'.length, end, 'The XML declaration lacks its version; write version="1.0".');
}

const order = 'an XML declaration has version, then encoding, then standalone, and no more.';
