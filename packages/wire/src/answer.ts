import type { Outgoing, ServiceError } from '@userlint/rules';
import type { Blot } from './blot.ts';
import { decodeUtf8 } from './encoding.ts';
import { judge, type Verdict } from './judge.ts';
import { printable } from './printable.ts';
import { readJson } from './read-json.ts';
import type { ReadBody } from './reply.ts';
import type { RawAnswer } from './send.ts';

/** A service's answer, read and judged; every text in it is safe to show. */
export interface Answer extends Verdict {
  readonly status: number;
  readonly errors: readonly ServiceError[];
  /** The body laid out for reading; what a SOAP answer carries folded up is unfolded. */
  readonly text: string;
  readonly language: 'xml' | 'json' | 'plaintext';
}

/** Reads the answer to `outgoing` whatever its Content-Type says, and decides whether it means success. */
export async function readAnswer(outgoing: Outgoing, answer: RawAnswer): Promise<Answer> {
  const { blot } = answer;
  const { reply, text, language } = safe(await readBody(answer), blot);
  const sent = await readText(outgoing.body);
  const { verdict, summary } = judge(outgoing, sent.reply, answer, reply);
  return {
    status: answer.status,
    verdict,
    summary: blot(summary),
    errors: reply.is === 'errors' ? reply.errors : [],
    text: printable(blot(text)),
    language,
  };
}

async function readBody({ body, cut }: RawAnswer): Promise<ReadBody> {
  const text = decodeUtf8(body);
  if (text !== undefined && !cut) return readText(text);
  const what = cut ? 'only the beginning of one' : 'not UTF-8 text';
  return { reply: { is: 'other', what }, text: new TextDecoder('utf-8').decode(body), language: 'plaintext' };
}

async function readText(text: string): Promise<ReadBody> {
  const start = text.trimStart();
  if (start === '') return { reply: { is: 'nothing' }, text: '', language: 'plaintext' };
  return (
    (await readStructured(start)) ?? {
      reply: { is: 'other', what: kindOf(start) },
      text,
      language: 'plaintext',
    }
  );
}

async function readStructured(text: string): Promise<ReadBody | undefined> {
  if (/^[{[]/.test(text)) return readJson(text);
  if (!text.startsWith('<')) return undefined;
  // Loaded when the first XML answer comes: it brings a DOM and XPath.
  const { readXml } = await import('./read-xml.ts');
  return readXml(text);
}

/** With messages that can be shown in one line under the payload; blotted before they are cut. */
function safe(read: ReadBody, blot: Blot): ReadBody {
  const { reply } = read;
  if (reply.is !== 'errors') return read;
  return { ...read, reply: { is: 'errors', errors: reply.errors.map((error) => shown(error, blot)) } };
}

function kindOf(start: string): string {
  if (/^<(!doctype\s+html|html)\b/i.test(start)) return 'an HTML page';
  if (start.startsWith('<')) return 'XML that is not well-formed, or too large to be read';
  return /^[{[]/.test(start) ? 'JSON that is not valid' : 'plain text';
}

function shown({ code, message }: ServiceError, blot: Blot): ServiceError {
  const line = printable(blot(message)).replace(/\s+/g, ' ').slice(0, 2000);
  return { code: code === null ? null : printable(blot(code)).slice(0, 100), message: line };
}
