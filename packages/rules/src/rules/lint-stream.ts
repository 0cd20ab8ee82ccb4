import type { Context, Fact, Finding, Moment, RuledService } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import type { LoadFileStream, PlacedChunk } from '../reading/load-file-stream.ts';
import type { Range } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { AcrossRule } from './across.ts';
import { byPlace } from './finding.ts';
import { lintChunk } from './lint-chunk.ts';
import { lintRepetition } from './lint-record.ts';
import { movedFinding } from './moved-finding.ts';
import { problemFindings } from './problem-findings.ts';
import { type Rulebook, rulebookOf } from './rulebook.ts';

/** A finding of a file that is not at hand as a whole: its offsets are those of the file, and here are their lines. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly range: Range;
  /** Of its related places, in their order. */
  readonly related: readonly Range[];
}

/** What a record says, and where. Each record of a file leaves some, so they are small. */
interface Said {
  /** Its own span is of no use: the text is gone. */
  readonly fact: Fact;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

const nowhere: Span = { start: 0, end: 0 };

/** Lints a load file that comes in pieces: the same findings, in the same order, as when it is linted as a whole. */
export class LoadFileStreamLint {
  readonly #services: readonly RuledService[];
  readonly #settings: Settings;
  readonly #moment: Moment;
  /** Who has said something first, by rule and key: records come in their order. */
  readonly #first = new Map<AcrossRule, Map<string, Said>>();
  #book: Rulebook | undefined;
  #context: Context | undefined;
  /** Chunks before the first record, by which it is known which rules there are. */
  #waiting: PlacedChunk[] = [];
  /** Words that were kept last. */
  readonly #words: string[] = [];

  constructor(services: readonly RuledService[], settings: Settings, moment: Moment) {
    this.#services = services;
    this.#settings = settings;
    this.#moment = moment;
  }

  /** What is wrong with the next chunk of the file, by place. */
  lint(placed: PlacedChunk): readonly PlacedFinding[] {
    if (this.#book === undefined) {
      if (placed.request === undefined) {
        this.#waiting.push(placed);
        return [];
      }
      this.#book = rulebookOf(placed.request, this.#services, this.#settings);
    }
    const book = this.#book;
    this.#context ??= book.context(this.#moment);
    const context = this.#context;
    return [...this.#waiting.splice(0), placed].flatMap((one) => this.#look(one, book, context));
  }

  /** What is wrong with the list itself, once the file has ended. */
  ofList(stream: LoadFileStream): readonly PlacedFinding[] {
    const found = this.#book?.told(problemFindings({ problems: stream.listProblems }, undefined)) ?? [];
    const rangeOf = ({ start, end }: Span): Range => ({
      start: stream.positionAt(start),
      end: stream.positionAt(end),
    });
    return found.sort(byPlace).map((finding) => ({
      finding,
      range: rangeOf(finding.span),
      related: finding.related.map(({ span }) => rangeOf(span)),
    }));
  }

  #look(placed: PlacedChunk, book: Rulebook, context: Context): PlacedFinding[] {
    const { chunk, request, stretch } = placed;
    const { findings, claims } = lintChunk(chunk, request, book, context);
    const { start } = stretch;
    const rangeOf = (span: Span): Range => ({
      start: stretch.positionAt(start + span.start),
      end: stretch.positionAt(start + span.end),
    });
    const told: PlacedFinding[] = findings.map((finding) => ({
      finding: movedFinding(finding, start),
      range: rangeOf(finding.span),
      related: finding.related.map(({ span }) => rangeOf(span)),
    }));
    for (const { rule, fact } of claims) {
      const first = this.#saidFirst(rule, fact, placed);
      if (first === undefined) continue;
      for (const finding of lintRepetition({ rule, fact, first: { owner: first, fact: first.fact } }, book)) {
        told.push(repeated(movedFinding(finding, start), rangeOf(finding.span), first));
      }
    }
    return told.sort((a, b) => byPlace(a.finding, b.finding));
  }

  /** Who has said the same first; undefined: it is said for the first time, and kept. */
  #saidFirst(rule: AcrossRule, fact: Fact, { stretch }: PlacedChunk): Said | undefined {
    let first = this.#first.get(rule);
    if (first === undefined) {
      first = new Map();
      this.#first.set(rule, first);
    }
    const said = first.get(fact.key);
    if (said === undefined) {
      const own = this.#kept(fact);
      const [from, to] = [stretch.start + fact.span.start, stretch.start + fact.span.end];
      const { line, character } = stretch.positionAt(from);
      const { line: endLine, character: endCharacter } = stretch.positionAt(to);
      first.set(own.key, { fact: own, from, to, line, character, endLine, endCharacter });
    }
    return said;
  }

  /** A fact with words of its own: a part of a text would keep all of that text in memory. */
  #kept<F extends Fact>(fact: F): F {
    const copy = { ...fact, span: nowhere };
    for (const name of Object.keys(copy) as (keyof F)[]) {
      const word = copy[name];
      if (typeof word === 'string') copy[name] = this.#ownWord(word) as typeof word;
    }
    return copy;
  }

  /** The facts of a record have mostly the same words. */
  #ownWord(word: string): string {
    const known = this.#words.find((other) => other === word);
    if (known !== undefined) return known;
    const own = ` ${word}`.slice(1);
    this.#words.push(own);
    if (this.#words.length > 8) this.#words.shift();
    return own;
  }
}

/** What a later record says again: the place of the first is known, its text is not. */
function repeated(finding: Finding, range: Range, first: Said): PlacedFinding {
  const related = finding.related.map(({ message }) => {
    return { message, span: { start: first.from, end: first.to } };
  });
  const place: Range = {
    start: { line: first.line, character: first.character },
    end: { line: first.endLine, character: first.endCharacter },
  };
  return { finding: { ...finding, related }, range, related: related.map(() => place) };
}
