import type { Entry } from '../model/entry.ts';
import { envelopeOf, type Request } from '../model/request.ts';
import type { Complaint, Context, Finding, Rule } from '../model/rule.ts';
import type { Claim, Repetition } from './across.ts';
import { failure, placeOf, plain, toFinding } from './finding.ts';
import type { Look, Rulebook } from './rulebook.ts';

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
  /** What the looks at the whole record need of it, by rule. */
  readonly #given = new Map<Rule, Entry[]>();
  /** Rules that have thrown: once is enough to be told. */
  readonly #failed = new Set<Rule>();

  constructor(request: Request, book: Rulebook, context: Context) {
    this.#request = request;
    this.#book = book;
    this.#context = context;
  }

  /** What the rules say of single entries; it also finds what the looks at the whole record need. */
  entries(): Finding[] {
    const found: Finding[] = [];
    for (const entry of entriesOf(this.#request)) {
      if (entry.field === undefined) {
        for (const look of this.#book.unknown) this.#ask(look, entry, found);
        continue;
      }
      const { looks, givenTo } = this.#book.row(entry.path, entry.field);
      for (const look of looks) this.#ask(look, entry, found);
      for (const rule of givenTo) this.#give(rule, entry);
    }
    return found;
  }

  /** What the rules say of the record as a whole. */
  record(): Finding[] {
    const found: Finding[] = [];
    for (const rule of this.#book.checks) {
      const given = this.#given.get(rule) ?? [];
      if (rule.given !== undefined && given.length === 0) continue;
      this.#collect(rule, found, () => rule.check?.(this.#request, this.#context, given));
    }
    return found;
  }

  /** What the rules say of the message it is the first of. */
  message(): readonly Finding[] {
    const found: Finding[] = [];
    for (const rule of this.#book.messageChecks)
      this.#collect(rule, found, () => rule.checkMessage?.(this.#request, this.#context));
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

  #ask({ rule, doubt }: Look, entry: Entry, found: Finding[]): void {
    if (this.#failed.has(rule)) return;
    try {
      if (doubt !== undefined && !doubt(entry.text, entry.kind, entry.valueKind)) return;
      for (const complaint of rule.complain?.(entry, this.#request, this.#context) ?? [])
        this.#tell(rule, complaint, found);
    } catch (error) {
      this.#fail(rule, error, found);
    }
  }

  #collect(rule: Rule, found: Finding[], check: () => Iterable<Complaint> | undefined): void {
    try {
      for (const complaint of check() ?? []) this.#tell(rule, complaint, found);
    } catch (error) {
      this.#fail(rule, error, found);
    }
  }

  #tell(rule: Rule, complaint: Complaint, found: Finding[]): void {
    const severity = this.#book.severity(rule.id, complaint.severity ?? rule.severity);
    if (severity === 'off') return;
    const withoutFixes = this.#context.withoutFixes === true;
    found.push(toFinding(rule, complaint, this.#request, severity, withoutFixes));
  }

  #fail(rule: Rule, error: unknown, found: Finding[]): void {
    this.#failed.add(rule);
    found.push(...this.#book.told([failure(rule, error, placeOf(this.#request.record, this.#request))]));
  }

  #give(rule: Rule, entry: Entry): void {
    const given = this.#given.get(rule);
    if (given === undefined) this.#given.set(rule, [entry]);
    else given.push(entry);
  }
}

/** Everything rules look at entry by entry, the record first and in the order written. */
function* entriesOf(request: Request): Iterable<Entry> {
  const waiting: Entry[] = [...request.parameters, ...(envelopeOf(request)?.security ?? [])];
  if (request.record !== undefined) waiting.push(request.record);
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    yield entry;
    // What stands below an unknown field is nothing any rule knows, however deep it goes.
    if (entry.field === undefined) continue;
    for (let i = entry.entries.length - 1; i >= 0; i--) waiting.push(entry.entries[i] as Entry);
  }
}
