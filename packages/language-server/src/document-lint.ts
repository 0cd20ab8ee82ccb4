import {
  type Finding,
  type Gravest,
  gravestOf,
  LoadFile,
  type LoadFileLint,
  lintLoadFile,
  lintSteps,
  type Moment,
  type Reading,
  type Settings,
  type Span,
  touches,
} from '@userlint/rules';
import { Work } from './slices.ts';

/** What the rules say about one version of a document. */
export interface Linted {
  /** The gravest, by place. Those of a load file have no repairs. */
  gravest(most: number): Gravest;
  /** What is about a stretch, or related to it, with its repairs. */
  at(span: Span): readonly Finding[];
  /** False when nothing can be repaired without a thought; of a load file that is not known before it is tried. */
  readonly mayBeFixed: boolean;
}

export function lintedOf(findings: readonly Finding[]): Linted {
  return {
    gravest: (most) => gravestOf(findings, most),
    at: (span) => findings.filter((finding) => isAt(finding, span)),
    mayBeFixed: findings.some(({ fixes }) => fixes.some(({ safe }) => safe)),
  };
}

/** The lint of an open document, version by version. What is known of the records of a load file is kept. */
export class DocumentLint {
  #file: { readonly lint: LoadFileLint; readonly settings: Settings } | undefined;

  /** The work on the version of now; it ends that on an earlier one. */
  of(reading: Reading, settings: Settings): Work<Linted> {
    if (!(reading instanceof LoadFile)) {
      this.#file = undefined;
      return new Work(lintWhole(reading, settings));
    }
    if (this.#file?.settings === settings) this.#file.lint.adopt(reading);
    else this.#file = { lint: lintLoadFile(reading, settings, { ...now(), withoutFixes: true }), settings };
    return new Work(lintChunks(this.#file.lint));
  }
}

function* lintWhole(reading: Reading, settings: Settings): Generator<undefined, Linted> {
  return lintedOf(yield* lintSteps(reading, settings, now()));
}

function* lintChunks(lint: LoadFileLint): Generator<undefined, Linted> {
  yield* lint.steps();
  return {
    gravest: (most) => lint.gravest(most),
    at: (span) => lint.at(span).filter((finding) => isAt(finding, span)),
    get mayBeFixed() {
      return lint.gravest(0).total > 0;
    },
  };
}

/** At the place of the finding, or at the other places it is about. */
function isAt({ span, related }: Finding, asked: Span): boolean {
  return touches(span, asked) || related.some((place) => touches(place.span, asked));
}

export function now(): Moment {
  return { now: new Date() };
}
