import type { Place } from '../facts/place.ts';
import type { Node, NodeKind } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';

/** The entry a tape begins with: the record, or a parameter. */
export interface TapeRoot {
  readonly place: Place | undefined;
  /** Where it stands in the tables; its last step is its name. */
  readonly path: string;
  /** Namespace URI of the record: elements of another one are no fields of it; '*': whatever they are in. */
  readonly namespace: string;
  /** All places of its table; without them nothing is found by its path. */
  readonly places: ReadonlyMap<string, Place>;
}

/**
 * The entries of one record, as they are written, beside the rows of its table: a list of numbers in which an entry
 * stands before what is below it. It is read in one go, when first asked for more than the root; whoever wants an entry
 * as such makes a view of its position (`NodeEntry`), and most are never wanted.
 *
 * A format knows how its own is read, and what is written at a place of its own tape.
 */
export abstract class EntryTape {
  readonly root: TapeRoot;
  /** Where an entry is on the tape of its format. */
  protected readonly written: number[] = [];
  readonly #places: (Place | undefined)[] = [];
  readonly #parents: number[] = [];
  readonly #ends: number[] = [];
  /** Names as written, of entries that have another than their place, or no place. */
  readonly #names = new Map<number, string>();
  #isRead = false;
  /** Something the service does not know stands at a path that it does know, in another namespace say. */
  #isAmbiguous = false;

  constructor(root: TapeRoot, written: number) {
    this.root = root;
    this.add(written, root.place, -1);
  }

  /** Reads all that stands below the root: an entry is added before those below it, and ended behind them. */
  protected abstract read(): void;

  /** The node of an entry. */
  abstract node(at: number): Node;
  /** The node that holds its value. */
  abstract holder(at: number): Node;
  /** The decoded value; '' for groups. */
  abstract text(at: number): string;
  /** As `valueSpan` of the node that holds its value. */
  abstract valueSpan(at: number): Span;
  abstract kind(at: number): NodeKind;
  abstract valueKind(at: number): NodeKind;
  /** Whether XML writes it and this format leaves it out: it has no node of its own. */
  abstract isPutBack(at: number): boolean;

  get length(): number {
    this.#complete();
    return this.#places.length;
  }

  place(at: number): Place | undefined {
    return this.#places[at];
  }

  /** -1 for the root. */
  parent(at: number): number {
    return this.#parents[at] as number;
  }

  /** Where what stands below an entry ends. */
  end(at: number): number {
    this.#complete();
    return this.#ends[at] as number;
  }

  /** The name as written, where it is another than that of the place; an attribute's begins with '@'. */
  writtenName(at: number): string | undefined {
    return this.#names.get(at);
  }

  /** The place by which the entries of a path are found; undefined where only the entries themselves can tell. */
  placeOf(path: string): Place | undefined {
    this.#complete();
    return this.#isAmbiguous ? undefined : this.root.places.get(path);
  }

  /** The first entry of a place from `at` up to `end`; `end` where there is none. */
  next(place: Place, at: number, end: number): number {
    let next = at;
    while (next < end && this.#places[next] !== place) next += 1;
    return next;
  }

  protected add(written: number, place: Place | undefined, parent: number): number {
    const at = this.#places.length;
    this.written.push(written);
    this.#places.push(place);
    this.#parents.push(parent);
    this.#ends.push(at + 1);
    return at;
  }

  /** Adds what has a name that is not its place's own. */
  protected addNamed(name: string, written: number, place: Place | undefined, parent: number): number {
    const at = this.add(written, place, parent);
    this.#names.set(at, name);
    if (place === undefined && this.#places[parent]?.children.has(name) === true) this.#isAmbiguous = true;
    return at;
  }

  /** Everything added since stands below the entry. */
  protected close(at: number): void {
    this.#ends[at] = this.#places.length;
  }

  #complete(): void {
    if (this.#isRead) return;
    this.#isRead = true;
    if (this.root.place?.field.opaque !== true) this.read();
    this.close(0);
  }
}
