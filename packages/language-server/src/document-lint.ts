import {
  type Finding,
  type Gravest,
  gravestOf,
  type KeptFinding,
  LoadFile,
  type LoadFileLint,
  lintLoadFile,
  lintSteps,
  type Moment,
  type Position,
  type Reading,
  type Settings,
  type Span,
  touches,
} from '@userlint/rules';
import type { Diagnostic } from 'vscode-languageserver';
import { Work } from './slices.ts';

/** What the rules say about one version of a document. */
export interface Linted {
  /**
   * The gravest, by place, as `make` makes them; those of a load file have no repairs. What was made of one is given
   * again while the finding stands where it stood.
   */
  gravest(most: number, make: (finding: Finding) => Diagnostic): Gravest<Diagnostic>;
  /** What is about a stretch, or related to it, with its repairs. */
  at(span: Span): readonly Finding[];
  /** False when nothing can be repaired without a thought; of a load file that is not known before it is tried. */
  readonly mayBeFixed: boolean;
}

export function lintedOf(findings: readonly Finding[]): Linted {
  return {
    gravest(most, make) {
      const gravest = gravestOf(findings, most);
      return { ...made(gravest, make), total: gravest.total };
    },
    at: (span) => findings.filter((finding) => isAt(finding, span)),
    mayBeFixed: findings.some(({ fixes }) => fixes.some(({ safe }) => safe)),
  };
}

function made<One>({ findings, leftOut }: Gravest<One>, make: (one: One) => Diagnostic) {
  return { findings: findings.map((one) => make(one)), leftOut: leftOut && make(leftOut) };
}

/** The lint of an open document, version by version. What is known of the records of a load file is kept. */
export class DocumentLint {
  #file: LintedFile | undefined;

  /** The work on the version of now; it ends that on an earlier one. */
  of(reading: Reading, settings: Settings): Work<Linted> {
    if (!(reading instanceof LoadFile)) {
      this.#file = undefined;
      return new Work(lintWhole(reading, settings));
    }
    if (this.#file?.settings === settings) this.#file.adopt(reading);
    else this.#file = new LintedFile(reading, settings);
    return new Work(this.#file.steps());
  }
}

function* lintWhole(reading: Reading, settings: Settings): Generator<undefined, Linted> {
  return lintedOf(yield* lintSteps(reading, settings, now()));
}

/** A diagnostic, and where the chunks began that it is about. */
interface MadeDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly begin: Position;
  readonly first: Position;
}

/** What the rules say about a load file, from version to version. */
class LintedFile implements Linted {
  readonly settings: Settings;
  readonly #lint: LoadFileLint;
  #file: LoadFile;
  readonly #made = new WeakMap<KeptFinding, MadeDiagnostic>();

  constructor(file: LoadFile, settings: Settings) {
    this.settings = settings;
    this.#file = file;
    this.#lint = lintLoadFile(file, settings, { ...now(), withoutFixes: true });
  }

  adopt(file: LoadFile): void {
    this.#file = file;
    this.#lint.adopt(file);
  }

  *steps(): Generator<undefined, Linted> {
    yield* this.#lint.steps();
    return this;
  }

  gravest(most: number, make: (finding: Finding) => Diagnostic): Gravest<Diagnostic> {
    const gravest = this.#lint.gravestKept(most);
    const begins = new Begins(this.#file);
    const makeOnce = (kept: KeptFinding) => this.#diagnostic(kept, begins, make);
    return { ...made(gravest, makeOnce), total: gravest.total };
  }

  at(span: Span): readonly Finding[] {
    return this.#lint.at(span).filter((finding) => isAt(finding, span));
  }

  get mayBeFixed(): boolean {
    return this.#lint.gravestKept(0).total > 0;
  }

  #diagnostic(kept: KeptFinding, begins: Begins, make: (finding: Finding) => Diagnostic): Diagnostic {
    const begin = begins.of(kept.chunk);
    const first = begins.of(kept.first);
    const known = this.#made.get(kept);
    if (known !== undefined && isSame(known.begin, begin) && isSame(known.first, first))
      return known.diagnostic;
    const diagnostic = make(this.#lint.told(kept));
    this.#made.set(kept, { diagnostic, begin, first });
    return diagnostic;
  }
}

/** Where the chunks of a load file begin; they are mostly asked for one after the other. */
class Begins {
  readonly #file: LoadFile;
  readonly #known = new Map<number, Position>();

  constructor(file: LoadFile) {
    this.#file = file;
  }

  of(chunk: number): Position {
    const known = this.#known.get(chunk);
    if (known !== undefined) return known;
    const begin = this.#file.position(this.#file.startOf(chunk));
    this.#known.set(chunk, begin);
    return begin;
  }
}

function isSame(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}

/** At the place of the finding, or at the other places it is about. */
function isAt({ span, related }: Finding, asked: Span): boolean {
  return touches(span, asked) || related.some((place) => touches(place.span, asked));
}

export function now(): Moment {
  return { now: new Date() };
}
