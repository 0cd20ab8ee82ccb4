/** A value of a JSON document with comments, and where it stands. */
export interface Located {
  /** Offset in the document. */
  readonly at: number;
  /** An object is a map: nothing is keyed by what a document says. */
  readonly value: string | number | boolean | null | readonly Located[] | ReadonlyMap<string, Located>;
}

/** The document cannot be read, or does not say what it must: the place, and what to do. */
export class Problem extends Error {
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

interface Token {
  readonly at: number;
  readonly text: string;
}

/** A list or an object that has not ended yet. */
interface Open {
  readonly at: number;
  readonly value: Located[] | Map<string, Located>;
  /** Of an object: the name whose value comes next. */
  key: string;
}

/** What may come next, in words. */
const wanted = {
  value: 'a value',
  item: 'a value or the end of the list',
  key: 'a name in quotes or the end of the object',
  colon: 'a colon',
  separator: 'a comma or the end',
  end: 'nothing more',
} as const;

/** Reads JSON with comments and trailing commas; throws Problem. */
export function readJsonc(source: string): Located {
  const open: Open[] = [];
  let expected: keyof typeof wanted = 'value';
  let root: Located | undefined;

  const put = (node: Located): void => {
    const top = open.at(-1);
    if (top === undefined) root = node;
    else if (Array.isArray(top.value)) top.value.push(node);
    else (top.value as Map<string, Located>).set(top.key, node);
    expected = top === undefined ? 'end' : 'separator';
  };
  const take = ({ at, text }: Token): void => {
    const top = open.at(-1);
    const inList = Array.isArray(top?.value);
    const mayEnd = expected === 'key' || expected === 'item' || expected === 'separator';
    if (top !== undefined && mayEnd && text === (inList ? ']' : '}')) {
      open.pop();
      put({ at: top.at, value: top.value });
    } else if (expected === 'colon' && text === ':') {
      expected = 'value';
    } else if (expected === 'separator' && text === ',') {
      expected = inList ? 'item' : 'key';
    } else if (top !== undefined && expected === 'key' && text.startsWith('"')) {
      top.key = String(scalar({ at, text }));
      if (!inList && (top.value as Map<string, Located>).has(top.key)) {
        throw new Problem(at, `${text} is there twice: take one of them out.`);
      }
      expected = 'colon';
    } else if ((expected !== 'value' && expected !== 'item') || /^[\]},:]$/.test(text)) {
      throw new Problem(at, `${wanted[expected]} is expected here, not ${text}`);
    } else if (text === '{' || text === '[') {
      open.push({ at, value: text === '{' ? new Map() : [], key: '' });
      expected = text === '{' ? 'key' : 'item';
    } else {
      put({ at, value: scalar({ at, text }) });
    }
  };

  for (const token of tokens(source)) take(token);
  if (root === undefined || open.length > 0) throw new Problem(source.length, 'The file ends too early.');
  return root;
}

const blank = /(?:\s|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)*/y;
const piece = /[[\]{},:]|"(?:[^"\\\u0000-\u001f]|\\.)*"|[\w.+-]+/y;

function* tokens(source: string): Iterable<Token> {
  // A mark of the encoding is no part of the document.
  let at = source.startsWith('\ufeff') ? 1 : 0;
  for (;;) {
    blank.lastIndex = at;
    blank.test(source);
    at = blank.lastIndex;
    if (at >= source.length) return;
    piece.lastIndex = at;
    const [text] = piece.exec(source) ?? [];
    if (text === undefined) {
      throw new Problem(at, `${JSON.stringify(source.charAt(at))} cannot stand here, or it does not end.`);
    }
    yield { at, text };
    at += text.length;
  }
}

function scalar({ at, text }: Token): string | number | boolean | null {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(at, `${text.slice(0, 40)} is no text, number, true, false or null.`);
  }
}
