import type { Context, Fact, Finding, Moment, RuledService } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import type { LoadFileStream, PlacedChunk } from '../reading/load-file-stream.ts';
import type { Position } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { type Claim, Claims } from './across.ts';
import { byPlace } from './finding.ts';
import { lintChunk } from './lint-chunk.ts';
import { lintRepetition } from './lint-record.ts';
import { movedFinding } from './moved-finding.ts';
import { problemFindings } from './problem-findings.ts';
import { type Rulebook, rulebookOf } from './rulebook.ts';

/** Where something stands, as editors give it. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A finding of a file that is not at hand as a whole: its offsets are those of the file, and here are their lines. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly range: Range;
  /** Of its related places, in their order. */
  readonly related: readonly Range[];
}

/** A record that has been looked at: nothing is kept of it but what no other one should say too. */
interface Seen {
  readonly order: number;
  /** Where its chunk begins. */
  readonly start: number;
  readonly claims: readonly Claim[];
  /** Where each of its claims is made. */
  readonly ranges: readonly Range[];
}

/** Lints a load file that comes in pieces: the same findings, in the same order, as when it is linted as a whole. */
export class LoadFileStreamLint {
  readonly #services: readonly RuledService[];
  readonly #settings: Settings;
  readonly #moment: Moment;
  readonly #claims = new Claims<Seen>((a, b) => a.order - b.order);
  #book: Rulebook | undefined;
  #context: Context | undefined;
  /** Chunks before the first record, by which it is known which rules there are. */
  #waiting: PlacedChunk[] = [];
  #count = 0;

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

  #look({ chunk, request, stretch }: PlacedChunk, book: Rulebook, context: Context): PlacedFinding[] {
    const { findings, claims: made } = lintChunk(chunk, request, book, context);
    const { start } = stretch;
    const rangeOf = (span: Span): Range => ({
      start: stretch.positionAt(start + span.start),
      end: stretch.positionAt(start + span.end),
    });
    const told = findings.map((finding) => ({
      finding: movedFinding(finding, start),
      range: rangeOf(finding.span),
      related: finding.related.map(({ span }) => rangeOf(span)),
    }));
    if (made.length === 0) return told;
    const claims = made.map(({ rule, fact }) => ({ rule, fact: copied(fact) }));
    this.#count += 1;
    const seen: Seen = {
      order: this.#count,
      start,
      claims,
      ranges: claims.map(({ fact }) => rangeOf(fact.span)),
    };
    this.#claims.put(seen, claims);
    for (const repetition of this.#claims.repetitions(seen, claims)) {
      const { owner, fact } = repetition.first;
      const first = owner.ranges[owner.claims.findIndex((claim) => claim.fact === fact)];
      for (const finding of lintRepetition(repetition, book)) {
        const related = finding.related.map(({ span, message }) => {
          return { message, span: { start: owner.start + span.start, end: owner.start + span.end } };
        });
        told.push({
          finding: { ...movedFinding(finding, start), related },
          range: rangeOf(finding.span),
          related: first === undefined ? [] : related.map(() => first),
        });
      }
    }
    return told.sort((a, b) => byPlace(a.finding, b.finding));
  }
}

/** A fact whose words are its own: a part of a text keeps all of that text in memory. */
function copied(fact: Fact): Fact {
  const words = Object.entries(fact).map(([name, word]) => [
    name,
    typeof word === 'string' ? ` ${word}`.slice(1) : word,
  ]);
  return Object.fromEntries(words);
}
