import type { Place } from '../facts/place.ts';
import type { Entry } from '../model/entry.ts';
import type { EntryTape } from '../reading/entry-tape.ts';
import type { Look, Row } from './rulebook.ts';

/** What is written at a position of a tape: moved along it, it tells rules all they need for a doubt. */
export class WrittenAt implements Pick<Entry, 'kind' | 'valueKind'> {
  readonly #tape: EntryTape;
  at = 0;

  constructor(tape: EntryTape) {
    this.#tape = tape;
  }

  get text(): string {
    return this.#tape.text(this.at);
  }

  get kind() {
    return this.#tape.kind(this.at);
  }

  get valueKind() {
    return this.#tape.valueKind(this.at);
  }

  /** Whether a rule has to look here. */
  isSuspect({ doubt, group }: Look, { needs }: Row, text: string): boolean {
    if (doubt !== undefined) return doubt(text, this);
    return group === 'missing' ? this.#lacksOneOf(needs) : this.#repeats();
  }

  #lacksOneOf(needs: readonly Place[]): boolean {
    return needs.some((need) => this.#lacks(need));
  }

  /** Whether a field is missing in the group, or empty wherever it stands. */
  #lacks(need: Place): boolean {
    const tape = this.#tape;
    const end = tape.end(this.at);
    for (let at = this.at + 1; at < end; at = tape.end(at)) {
      if (tape.place(at) === need && (tape.end(at) > at + 1 || tape.text(at) !== '')) return false;
    }
    return true;
  }

  /** Whether a field that stands once in the group stands there twice. */
  #repeats(): boolean {
    const tape = this.#tape;
    const end = tape.end(this.at);
    // No longer than the group has fields: at the first that is there already it ends.
    const seen: Place[] = [];
    for (let at = this.at + 1; at < end; at = tape.end(at)) {
      const place = tape.place(at);
      if (place === undefined || place.field.many === true) continue;
      if (seen.includes(place)) return true;
      seen.push(place);
    }
    return false;
  }
}
