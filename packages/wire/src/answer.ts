import { parseJson, parseXml, type ServiceKind, Text, type Tree } from '@userlint/rules';
import type { Blot } from './blot.ts';
import { decodeUtf8 } from './encoding.ts';
import { prettyJson } from './pretty-json.ts';
import { prettyXml } from './pretty-xml.ts';
import { printable } from './printable.ts';
import type { RawAnswer } from './socket/send.ts';

/** A service's answer, read, not yet judged. */
export interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** When it began to come, by the clock of this machine. */
  readonly at: Date;
  /** What its body says; undefined where it is neither XML nor JSON, or not all of it. Its values are the service's own. */
  readonly body: Tree | undefined;
  /** What the body is, for a sentence: "an HTML page"; '' where there is none. */
  readonly what: string;
  /** The answer was longer than is read. */
  readonly cut: boolean;
  /** The body laid out for reading, safe to show; what an answer carries folded up is unfolded. */
  readonly text: string;
  readonly language: 'xml' | 'json' | 'plaintext';
  /** To be used on whatever is taken from `body`: decoding may bring a secret to light. */
  readonly blot: Blot;
}

/** Reads an answer whatever its Content-Type says. */
export function readAnswer(raw: RawAnswer, kind: ServiceKind): Answer {
  const { status, headers, at, cut, blot } = raw;
  const { text, ...read } = readBody(raw, kind);
  return { status, headers, at, cut, blot, ...read, text: printable(blot(text)) };
}

type Body = Pick<Answer, 'body' | 'what' | 'text' | 'language'>;

function readBody({ body, cut }: RawAnswer, { folded = [] }: ServiceKind): Body {
  const text = decodeUtf8(body);
  if (text === undefined || cut)
    return plain(cut ? 'only the beginning of one' : 'not UTF-8 text', new TextDecoder('utf-8').decode(body));
  const start = text.trimStart();
  if (start.startsWith('<')) {
    const tree = parseXml(Text.of(start));
    const { root } = tree;
    if (root === undefined || tree.problems.length > 0) return plain(kindOf(start), text);
    const what = root.name === 'html' ? 'an HTML page' : `XML with the root <${root.qualifiedName}>`;
    return { body: tree, what, text: prettyXml(root, folded), language: 'xml' };
  }
  if (/^[{[]/.test(start)) {
    const tree = parseJson(Text.of(start), 'answer');
    // Which of two equal keys counts, readers differ on: whoever reads the tree is told of them.
    if (tree.problems.some(({ code }) => code !== 'duplicate-key')) return plain(kindOf(start), text);
    return { body: tree, what: 'JSON of another kind', text: prettyJson(start), language: 'json' };
  }
  return start === '' ? plain('', '') : plain('plain text', text);
}

function plain(what: string, text: string): Body {
  return { body: undefined, what, text, language: 'plaintext' };
}

/** Of what begins as XML or JSON and is none. */
function kindOf(start: string): string {
  if (/^<(!doctype\s+html|html)\b/i.test(start)) return 'an HTML page';
  return start.startsWith('<') ? 'XML that is not well-formed' : 'JSON that is not valid';
}
