import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import {
  isAdvice,
  type LoadFileStream,
  lintStream,
  type Moment,
  type PlacedChunk,
  type PlacedFinding,
  type Settings,
  streamLoadFile,
  tellsOnce,
  toldOnce,
} from '@userlint/rules';
import { foreignEncoding } from '@userlint/wire';
import { encodingReason } from './files.ts';
import { type PlacedInFile, toldInChunk } from './told.ts';

/** A file of more bytes is read in pieces, so that memory does not grow with it. */
const LONG = 4_000_000;
/** Bytes of a piece; between 128 KB and 2 MB it makes no difference. */
const PIECE = 512 * 1024;

/** A load file that was read in pieces. */
interface LongFile {
  /** Why it was not read to its end. */
  readonly reason?: string;
}

/**
 * Lints a long load file while it is read: findings are told as they come, in the order of the file, and the advice
 * that many records share at its end, once for each rule. Undefined when the file is short, or none of that kind: then
 * nothing has been told of it.
 */
export async function lintLongFile(
  file: string,
  path: string,
  settings: Settings,
  moment: Moment,
  tell: (told: PlacedInFile) => void,
): Promise<LongFile | undefined> {
  if (!/\.(?:xml|json)$/i.test(path) || !(await isLong(path))) return undefined;
  const stream = streamLoadFile(settings);
  const lint = lintStream(settings, moment);
  const advice = new Advice(tell);
  const look = (chunks: readonly PlacedChunk[]) => {
    for (const placed of chunks) {
      for (const found of lint.lint(placed)) advice.take(toldInChunk(file, found, placed));
      if (placed.request !== undefined) advice.records += 1;
    }
  };
  const reason = await readInto(stream, path, look);
  if (stream.isOther) return undefined;
  if (reason === undefined) for (const found of lint.ofList(stream)) advice.take(toldOfList(file, found));
  advice.end();
  return reason === undefined ? {} : { reason };
}

async function isLong(path: string): Promise<boolean> {
  try {
    const { size } = await stat(path);
    return size > LONG;
  } catch {
    // Whoever reads it as a whole says why it cannot be read.
    return false;
  }
}

/** Why the file cannot be read to its end; undefined when it was, or when it is none of ours. */
async function readInto(
  stream: LoadFileStream,
  path: string,
  look: (chunks: readonly PlacedChunk[]) => void,
): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let isFirst = true;
  for await (const bytes of createReadStream(path, { highWaterMark: PIECE })) {
    const piece = decoded(decoder, bytes);
    const declared = isFirst ? foreignEncoding(piece ?? '') : undefined;
    isFirst = false;
    if (piece === undefined || declared !== undefined) return encodingReason(piece !== undefined, declared);
    look(stream.push(piece));
    if (stream.isOther) return undefined;
  }
  const rest = decoded(decoder, undefined);
  if (rest === undefined) return encodingReason(false, undefined);
  look(stream.push(rest));
  look(stream.end());
  return undefined;
}

/** Undefined where the bytes are no UTF-8. Without bytes: what is left at the end. */
function decoded(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array | undefined,
): string | undefined {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** What is wrong with the list itself: its line is not at hand any more. */
function toldOfList(file: string, { finding, range, related }: PlacedFinding): PlacedInFile {
  const line = () => ({ text: '', start: finding.span.start, character: range.start.character, secrets: [] });
  return { file, finding, range, related, line };
}

/** In a file of many records advice is told once for each rule, at the end of the file, when it is known how often. */
class Advice {
  records = 0;
  readonly #tell: (told: PlacedInFile) => void;
  /** As long as there are few records. */
  #all: PlacedInFile[] = [];
  readonly #first = new Map<string, { readonly told: PlacedInFile; more: number }>();

  constructor(tell: (told: PlacedInFile) => void) {
    this.#tell = tell;
  }

  take(told: PlacedInFile): void {
    if (!isAdvice(told.finding)) {
      this.#tell(told);
      return;
    }
    if (!tellsOnce(this.records)) this.#all.push(told);
    const known = this.#first.get(told.finding.rule);
    if (known === undefined) this.#first.set(told.finding.rule, { told, more: 0 });
    else known.more += 1;
  }

  end(): void {
    if (tellsOnce(this.records)) {
      for (const { told, more } of this.#first.values())
        this.#tell({ ...told, finding: toldOnce(told.finding, more) });
    } else for (const told of this.#all) this.#tell(told);
  }
}
