import { places } from '../facts/place.ts';
import type { Entry } from '../model/entry.ts';
import { envelopeOf, type Request } from '../model/request.ts';
import type { Complaint, Context, Finding, Rule } from '../model/rule.ts';
import { NodeEntry } from '../reading/node-entry.ts';
import type { Claim, Repetition } from './across.ts';
import { failure, placeOf, plain, toFinding } from './finding.ts';
import type { Look, Row, Rulebook } from './rulebook.ts';
import { WrittenAt } from './sieve.ts';

/** What the rules have to say of one record. */
export interface LintedRecord {
  /** What is said of the record as a whole, in the order of the rules; then of its entries, in theirs. */
  readonly findings: readonly Finding[];
  /** What no other record of the file should say too; of a record that is no list's, nothing. */
  readonly claims: readonly Claim[];
}

/** Looks at one record, its parameters and its headers, with every rule of the book. */
export function lintRecord(listed: Request, book: Rulebook, context: Context): LintedRecord {
  // One record for all rules: a request of a list makes it anew each time it is asked.
  const look = new RecordLook({ ...listed, record: listed.record }, book, context);
  const ofEntries = look.entries();
  const ofRecord = look.record();
  const claims = listed.holder.kind === 'list' ? look.claims(ofRecord) : [];
  return { findings: [...ofRecord, ...ofEntries], claims };
}

/** What is wrong with a message, however many records it holds; `first`: its first request. */
export function lintMessage(first: Request, book: Rulebook, context: Context): readonly Finding[] {
  return new RecordLook({ ...first, record: first.record }, book, context).message();
}

/** What is wrong with a record that says what an earlier one has said. */
export function lintRepetition(
  { rule, fact, first }: Repetition<unknown>,
  book: Rulebook,
): readonly Finding[] {
  try {
    const complaint = rule.across.complain(first.fact, fact);
    if (complaint === undefined) return [];
    const { message, severity = rule.severity } = complaint;
    const related = [{ span: first.fact.span, message: complaint.first }];
    return book.told([{ ...plain(rule.id, severity, message, fact.span), related }]);
  } catch (error) {
    return book.told([failure(rule, error, fact.span)]);
  }
}

class RecordLook {
  readonly #request: Request;
  readonly #book: Rulebook;
  readonly #context: Context;
  /** Where what the looks at the whole record need stands on its tape, by rule. */
  readonly #given = new Map<Rule, number[]>();
  /** Rules that have thrown: once is enough to be told. */
  readonly #failed = new Set<Rule>();

  constructor(request: Request, book: Rulebook, context: Context) {
    this.#request = request;
    this.#book = book;
    this.#context = context;
  }

  /** What the rules say of single entries. */
  entries(): Finding[] {
    const found: Finding[] = [];
    const { record, parameters } = this.#request;
    for (const entry of [record, ...(envelopeOf(this.#request)?.security ?? []), ...parameters]) {
      if (entry instanceof NodeEntry) this.#sift(entry, found);
      else if (entry !== undefined) this.#parameter(entry, found);
    }
    return found;
  }

  /** Goes over all that is written in an entry. Most of it raises no doubt, and of that no entries are made. */
  #sift(root: NodeEntry, found: Finding[]): void {
    const { tape } = root;
    const written = new WrittenAt(tape);
    for (let at = 0; at < tape.length; ) {
      const place = tape.place(at);
      if (place === undefined) {
        for (const rule of this.#book.unknown) this.#complain(rule, root.entryAt(at), found);
        // What stands below an unknown field is nothing any rule knows, however deep it goes.
        at = tape.end(at);
        continue;
      }
      const row = this.#book.row(place);
      written.at = at;
      const text = row.looks.length === 0 ? '' : written.text;
      for (const look of row.looks) {
        if (this.#doubts(look, row, written, text, found)) this.#complain(look.rule, root.entryAt(at), found);
      }
      for (const rule of row.givenTo) this.#give(rule, at);
      at += 1;
    }
  }

  /** A parameter that is no node: of a path, or of the settings. */
  #parameter(entry: Entry, found: Finding[]): void {
    const { operation } = this.#book.call;
    const place = operation === undefined ? undefined : places(operation.parameters).get(entry.path);
    if (place === undefined) for (const rule of this.#book.unknown) this.#complain(rule, entry, found);
    else for (const { rule } of this.#book.row(place).looks) this.#complain(rule, entry, found);
  }

  /** What the rules say of the record as a whole. */
  record(): Finding[] {
    const found: Finding[] = [];
    for (const rule of this.#book.checks) {
      const given = this.#given.get(rule);
      if (rule.given !== undefined && given === undefined) continue;
      try {
        const entries = new EntriesAt(this.#request.record, given ?? []);
        this.#tell(rule, rule.check?.(this.#request, this.#context, entries), found);
      } catch (error) {
        this.#fail(rule, error, found);
      }
    }
    return found;
  }

  /** What the rules say of the message it is the first of. */
  message(): readonly Finding[] {
    const found: Finding[] = [];
    for (const rule of this.#book.messageChecks) {
      try {
        this.#tell(rule, rule.checkMessage?.(this.#request, this.#context), found);
      } catch (error) {
        this.#fail(rule, error, found);
      }
    }
    return found;
  }

  /** What it says that no other record should say too: of one thing said twice the first. */
  claims(found: Finding[]): readonly Claim[] {
    const claims: Claim[] = [];
    for (const rule of this.#book.across) {
      if (rule.given !== undefined && !this.#given.has(rule)) continue;
      const keys = new Set<string>();
      try {
        for (const fact of rule.across.facts(this.#request)) {
          if (!keys.has(fact.key)) claims.push({ rule, fact });
          keys.add(fact.key);
        }
      } catch (error) {
        this.#fail(rule, error, found);
      }
    }
    return claims;
  }

  #doubts(look: Look, row: Row, written: WrittenAt, text: string, found: Finding[]): boolean {
    try {
      return written.isSuspect(look, row, text);
    } catch (error) {
      this.#fail(look.rule, error, found);
      return false;
    }
  }

  #complain(rule: Rule, entry: Entry, found: Finding[]): void {
    if (this.#failed.has(rule)) return;
    try {
      this.#tell(rule, rule.complain?.(entry, this.#request, this.#context), found);
    } catch (error) {
      this.#fail(rule, error, found);
    }
  }

  #tell(rule: Rule, complaints: Iterable<Complaint> | undefined, found: Finding[]): void {
    for (const complaint of complaints ?? []) {
      const severity = this.#book.severity(rule.id, complaint.severity ?? rule.severity);
      if (severity === 'off') continue;
      const withoutFixes = this.#context.withoutFixes === true;
      found.push(toFinding(rule, complaint, this.#request, severity, withoutFixes));
    }
  }

  #fail(rule: Rule, error: unknown, found: Finding[]): void {
    if (this.#failed.has(rule)) return;
    this.#failed.add(rule);
    found.push(...this.#book.told([failure(rule, error, placeOf(this.#request.record, this.#request))]));
  }

  #give(rule: Rule, at: number): void {
    const given = this.#given.get(rule);
    if (given === undefined) this.#given.set(rule, [at]);
    else given.push(at);
  }
}

/** The entries at these positions, made one by one as somebody goes over them. */
class EntriesAt implements Iterable<Entry> {
  readonly #record: Entry | undefined;
  readonly #positions: readonly number[];

  constructor(record: Entry | undefined, positions: readonly number[]) {
    this.#record = record;
    this.#positions = positions;
  }

  *[Symbol.iterator](): Iterator<Entry> {
    if (this.#record instanceof NodeEntry) for (const at of this.#positions) yield this.#record.entryAt(at);
  }
}
