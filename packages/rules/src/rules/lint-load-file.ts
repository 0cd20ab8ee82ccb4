import type { Severity } from '../facts/evidence.ts';
import { graver } from '../facts/severity.ts';
import type { Context, Finding, Moment, RuledService } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import type { Chunk } from '../reading/chunk.ts';
import type { LoadFile } from '../reading/load-file.ts';
import { type Span, touches } from '../text/span.ts';
import { Claims } from './across.ts';
import { adviceOnce, isAdvice, tellsOnce, toldOnce } from './advice.ts';
import { byPlace } from './finding.ts';
import { type Gravest, gravestOf, Room } from './gravest.ts';
import { lintChunk } from './lint-chunk.ts';
import { type LintedRecord, lintMessage, lintRepetition } from './lint-record.ts';
import { movedFinding } from './moved-finding.ts';
import { problemFindings } from './problem-findings.ts';
import { type Rulebook, rulebookOf } from './rulebook.ts';

/** A chunk beside what is known of it. All offsets begin with the chunk. */
interface Judged {
  readonly chunk: Chunk;
  /** Where it stands among the others. */
  order: number;
  /** Undefined: nobody has looked at it yet. */
  linted: LintedRecord | undefined;
  /** What was found in it, by place. */
  found: readonly KeptFinding[];
  /** What it says that an earlier one has said; the related places are in that. */
  repeated: readonly KeptFinding[];
}

/**
 * A finding as it is kept: its offsets begin with its chunk. It is the same object as long as that chunk stays, wherever
 * that moves, so that what somebody has made of it can be kept with it.
 */
export class KeptFinding {
  readonly finding: Finding;
  readonly severity: Severity;
  readonly #chunk: Judged | undefined;
  readonly #first: Judged | undefined;

  constructor(finding: Finding, chunk: Judged | undefined, first = chunk) {
    this.finding = finding;
    this.severity = finding.severity;
    this.#chunk = chunk;
    this.#first = first;
  }

  /** Where it is now: which chunk its offsets begin with; -1: the file. */
  get chunk(): number {
    return this.#chunk?.order ?? -1;
  }

  /** The same for its related places. */
  get first(): number {
    return this.#first?.order ?? -1;
  }
}

/**
 * What is wrong with a load file, kept while it is edited: `adopt` takes the next version in, `steps` looks at the chunks
 * that nobody has looked at yet. Where the moment is without repairs, they are worked out when somebody asks (`at`).
 */
export class LoadFileLint {
  readonly #services: readonly RuledService[];
  readonly #settings: Settings;
  readonly #moment: Moment;
  #file: LoadFile;
  #book: Rulebook;
  #context: Context;
  #judged: readonly Judged[] = [];
  #claims = new Claims<Judged>(inOrder);
  readonly #counts = new Counts();
  #ofFile: readonly Finding[] | undefined;

  constructor(file: LoadFile, services: readonly RuledService[], settings: Settings, moment: Moment) {
    this.#services = services;
    this.#settings = settings;
    this.#moment = moment;
    this.#file = file;
    this.#book = this.#bookOf(file);
    this.#context = this.#book.context(moment);
    this.#judged = file.chunks.map(unseen);
  }

  /** Takes in another version of the file. Chunks that both have are not looked at again. */
  adopt(file: LoadFile): void {
    const book = this.#bookOf(file);
    if (book !== this.#book) this.#forget(book);
    this.#splice(file.chunks);
    this.#file = file;
    this.#ofFile = undefined;
  }

  /**
   * Looks at what nobody has looked at yet, with a rest after each record: whoever has something more urgent to do goes on
   * later, with this generator or another. It ends when another version is taken in.
   */
  *steps(): Generator<undefined, void> {
    const judged = this.#judged;
    for (const one of judged) {
      if (one.linted !== undefined) continue;
      this.#look(one);
      yield;
      if (this.#judged !== judged) return;
    }
  }

  /** Everything that is wrong, by place. `advice`: at each place, or once for each rule where there are many records. */
  findings(advice: 'each' | 'once' = 'once'): readonly Finding[] {
    const found = [...this.#findingsOfFile];
    for (const one of this.#judged) {
      for (const kept of one.found) found.push(this.told(kept));
      for (const kept of one.repeated) found.push(this.told(kept));
    }
    found.sort(byPlace);
    return advice === 'once' && this.#tellsOnce ? adviceOnce(found) : found;
  }

  /** At most `most` of what `findings` gives: the gravest, and among those as grave as each other the first. */
  gravest(most: number): Gravest {
    const { findings, total, leftOut } = this.gravestKept(most);
    const told = findings.map((kept) => this.told(kept));
    return { findings: told, total, leftOut: leftOut && this.told(leftOut) };
  }

  /** The same as they are kept. */
  gravestKept(most: number): Gravest<KeptFinding> {
    const ofFile = (finding: Finding) => new KeptFinding(finding, undefined);
    if (!this.#tellsOnce) {
      const all = this.#judged.flatMap(({ found, repeated }) => [...found, ...repeated]);
      return gravestOf(this.#byPlace([...this.#findingsOfFile.map(ofFile), ...all]), most);
    }
    const others = [...this.#findingsOfFile.filter((finding) => !isAdvice(finding)), ...this.#adviceOnce()];
    const total = others.length + this.#counts.of('error') + this.#counts.of('warning');
    const picked = this.#byPlace([...others.map(ofFile), ...this.#pick(most + 1)]);
    return { ...gravestOf(picked, most), total };
  }

  /** As a finding of the file as it is now. */
  told({ finding, chunk, first }: KeptFinding): Finding {
    if (chunk < 0) return finding;
    const told = movedFinding(finding, this.#file.startOf(chunk));
    if (first === chunk) return told;
    const base = this.#file.startOf(first);
    const related = finding.related.map((other) => {
      return { ...other, span: { start: base + other.span.start, end: base + other.span.end } };
    });
    return { ...told, related };
  }

  #byPlace(found: KeptFinding[]): KeptFinding[] {
    const from = ({ chunk }: KeptFinding): number => (chunk < 0 ? 0 : this.#file.startOf(chunk));
    return found.sort((a, b) => {
      if (a.chunk === b.chunk) return byPlace(a.finding, b.finding);
      const by = from(a) - from(b);
      const [one, other] = [a.finding.span, b.finding.span];
      return by + one.start - other.start || graver(a, b) || by + one.end - other.end;
    });
  }

  /** Everything that is wrong with the records of a stretch, with its repairs: they are looked at again. */
  at(span: Span): readonly Finding[] {
    const { chunks } = this.#file;
    const context = this.#book.context({ ...this.#moment, withoutFixes: false });
    const found = this.#findingsOfFile.filter((finding) => touches(finding.span, span));
    const last = Math.min(this.#file.chunkAt(span.end), chunks.length - 1);
    for (let index = Math.max(0, this.#file.chunkAt(span.start) - 1); index <= last; index += 1) {
      const one = this.#judged[index];
      if (one === undefined) continue;
      const { findings } = lintChunk(one.chunk, this.#file.ownRequestOf(one.chunk), this.#book, context);
      const base = this.#file.startOf(index);
      for (const finding of findings) found.push(movedFinding(finding, base));
      for (const kept of one.repeated) found.push(this.told(kept));
    }
    return found.sort(byPlace);
  }

  get #tellsOnce(): boolean {
    return tellsOnce(this.#judged.length);
  }

  /** What is wrong with the list, and with the message as a whole. */
  get #findingsOfFile(): readonly Finding[] {
    this.#ofFile ??= this.#lintFile();
    return this.#ofFile;
  }

  #lintFile(): readonly Finding[] {
    const file = this.#file;
    const problems = this.#book.told(problemFindings({ problems: file.listProblems }, undefined));
    const first = this.#book.messageChecks.length === 0 ? undefined : file.eachRequest().next().value;
    return first === undefined
      ? problems
      : [...problems, ...lintMessage(first, this.#book, this.#book.context(this.#moment))];
  }

  /** The gravest of what is no advice in the chunks, by place: most chunks of a big file are not looked into. */
  #pick(most: number): readonly KeptFinding[] {
    const room = new Room(most, (severity) =>
      severity === 'error' || severity === 'warning' ? this.#counts.of(severity) : 0,
    );
    const picked: KeptFinding[] = [];
    for (const { found, repeated } of this.#judged) {
      if (room.total === 0) break;
      for (const kept of found) if (room.take(kept.severity)) picked.push(kept);
      for (const kept of repeated) if (room.take(kept.severity)) picked.push(kept);
    }
    return picked;
  }

  /** The first advice of each rule, for all that it has to say. */
  #adviceOnce(): readonly Finding[] {
    const counts = new Map(this.#counts.advice);
    const first = new Map<string, Finding>();
    for (const finding of this.#findingsOfFile) {
      if (!isAdvice(finding)) continue;
      counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
      if (!first.has(finding.rule)) first.set(finding.rule, finding);
    }
    const left = new Set(this.#counts.advice.keys());
    for (const one of this.#judged) {
      if (left.size === 0) break;
      for (const kept of one.found) {
        const { finding } = kept;
        if (!isAdvice(finding) || !left.delete(finding.rule)) continue;
        const told = this.told(kept);
        const other = first.get(finding.rule);
        if (other === undefined || byPlace(told, other) < 0) first.set(finding.rule, told);
      }
    }
    return Array.from(first.values(), (finding) => toldOnce(finding, (counts.get(finding.rule) ?? 1) - 1));
  }

  #bookOf(file: LoadFile): Rulebook {
    const first = file.chunks.find((chunk) => file.ownRequestOf(chunk) !== undefined);
    const request = first && file.ownRequestOf(first);
    if (request === undefined) throw new Error('A load file without a record');
    return rulebookOf(request, this.#services, this.#settings);
  }

  /** The rules are others now. */
  #forget(book: Rulebook): void {
    this.#book = book;
    this.#context = book.context(this.#moment);
    this.#judged = [];
    this.#claims = new Claims(inOrder);
    this.#counts.clear();
  }

  /** Keeps what is known of the chunks that are still there. */
  #splice(chunks: readonly Chunk[]): void {
    const before = this.#judged;
    let from = 0;
    while (from < before.length && before[from]?.chunk === chunks[from]) from += 1;
    let behind = 0;
    const most = Math.min(before.length, chunks.length) - from;
    while (behind < most && before.at(-1 - behind)?.chunk === chunks.at(-1 - behind)) behind += 1;
    const kept = new Map<Chunk, Judged>();
    for (const one of before.slice(from, before.length - behind)) kept.set(one.chunk, one);
    const between = chunks.slice(from, chunks.length - behind).map((chunk) => {
      const one = kept.get(chunk);
      kept.delete(chunk);
      return one ?? unseen(chunk, 0);
    });
    for (const one of kept.values()) this.#take(one);
    this.#judged = before.slice(0, from).concat(between, before.slice(before.length - behind));
    for (const [order, one] of this.#judged.entries()) one.order = order;
  }

  #look(one: Judged): void {
    const linted = lintChunk(one.chunk, this.#file.ownRequestOf(one.chunk), this.#book, this.#context);
    one.linted = linted;
    one.found = linted.findings.map((finding) => new KeptFinding(finding, one));
    one.found = one.found.toSorted((a, b) => byPlace(a.finding, b.finding));
    this.#counts.add(linted.findings, 1);
    const touched = this.#claims.put(one, linted.claims);
    this.#compare(one);
    for (const other of touched) this.#compare(other);
  }

  /** A chunk is no longer there. */
  #take(one: Judged): void {
    if (one.linted === undefined) return;
    const { findings, claims } = one.linted;
    one.linted = undefined;
    one.found = [];
    this.#counts.add(findings, -1);
    this.#repeats(one, []);
    for (const other of this.#claims.take(one, claims)) this.#compare(other);
  }

  /** What a chunk says that an earlier one has said. */
  #compare(one: Judged): void {
    if (one.linted === undefined) return;
    const repeated: KeptFinding[] = [];
    for (const repetition of this.#claims.repetitions(one, one.linted.claims)) {
      const { first } = repetition;
      for (const finding of lintRepetition(repetition, this.#book))
        repeated.push(new KeptFinding(finding, one, first.owner));
    }
    this.#repeats(one, repeated);
  }

  #repeats(one: Judged, repeated: readonly KeptFinding[]): void {
    for (const { finding } of one.repeated) this.#counts.add([finding], -1);
    one.repeated = repeated;
    for (const { finding } of repeated) this.#counts.add([finding], 1);
  }
}

function unseen(chunk: Chunk, order: number): Judged {
  return { chunk, order, linted: undefined, found: [], repeated: [] };
}

function inOrder(a: Judged, b: Judged): number {
  return a.order - b.order;
}

/** How many findings there are of each severity, and of the advice of each rule. */
class Counts {
  readonly #severities = new Map<Severity, number>();
  readonly advice = new Map<string, number>();

  of(severity: Severity): number {
    return this.#severities.get(severity) ?? 0;
  }

  add(findings: readonly Finding[], by: number): void {
    for (const finding of findings) {
      const { severity, rule } = finding;
      this.#severities.set(severity, this.of(severity) + by);
      if (!isAdvice(finding)) continue;
      const count = (this.advice.get(rule) ?? 0) + by;
      if (count === 0) this.advice.delete(rule);
      else this.advice.set(rule, count);
    }
  }

  clear(): void {
    this.#severities.clear();
    this.advice.clear();
  }
}
