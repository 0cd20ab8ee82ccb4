import type { Across, Fact, Rule } from '../model/rule.ts';

/** A rule that compares the records of one file. */
export type AcrossRule = Rule & { readonly across: Across };

/** A fact of a record, beside the rule that compares it with those of others. */
export interface Claim {
  readonly rule: AcrossRule;
  readonly fact: Fact;
}

/** A claim that an earlier record has made already. */
export interface Repetition<Owner> extends Claim {
  readonly first: Owned<Owner>;
}

export interface Owned<Owner> {
  readonly owner: Owner;
  readonly fact: Fact;
}

/**
 * Who claims what first: the claims of all records of one file. Those of a record can be put in and taken out at any
 * time; then the records that share a key with it have to be told anew, no others.
 *
 * `Owner` is whatever the caller knows a record by. `order` tells which of two stands first in the file, for all that
 * are in.
 */
export class Claims<Owner> {
  readonly #order: (a: Owner, b: Owner) => number;
  /** By rule and key, in document order. */
  readonly #owners = new Map<Rule, Map<string, Owned<Owner>[]>>();

  constructor(order: (a: Owner, b: Owner) => number) {
    this.#order = order;
  }

  /** Of each rule and key one claim at most. Returns the others whose repetitions may be others now. */
  put(owner: Owner, claims: readonly Claim[]): ReadonlySet<Owner> {
    const touched = new Set<Owner>();
    for (const { rule, fact } of claims) {
      const byKey = this.#byKey(rule);
      const owners = byKey.get(fact.key);
      if (owners === undefined) {
        byKey.set(fact.key, [{ owner, fact }]);
        continue;
      }
      const at = this.#indexOf(owner, owners);
      if (at === 0) for (const other of owners) touched.add(other.owner);
      if (at === owners.length) owners.push({ owner, fact });
      else owners.splice(at, 0, { owner, fact });
    }
    return touched;
  }

  /** Takes out what `put` has put in. Returns the others whose repetitions may be others now. */
  take(owner: Owner, claims: readonly Claim[]): ReadonlySet<Owner> {
    const touched = new Set<Owner>();
    for (const { rule, fact } of claims) {
      const byKey = this.#byKey(rule);
      const owners = byKey.get(fact.key) ?? [];
      const at = this.#indexOf(owner, owners);
      if (owners[at]?.owner !== owner) continue;
      owners.splice(at, 1);
      if (at === 0) for (const other of owners) touched.add(other.owner);
      if (owners.length === 0) byKey.delete(fact.key);
    }
    return touched;
  }

  /** What a record claims that an earlier one has claimed; `claims`: those it has put in. */
  *repetitions(owner: Owner, claims: readonly Claim[]): Iterable<Repetition<Owner>> {
    for (const { rule, fact } of claims) {
      const first = this.#owners.get(rule)?.get(fact.key)?.[0];
      if (first !== undefined && first.owner !== owner) yield { rule, fact, first };
    }
  }

  #byKey(rule: Rule): Map<string, Owned<Owner>[]> {
    let byKey = this.#owners.get(rule);
    if (byKey === undefined) {
      byKey = new Map();
      this.#owners.set(rule, byKey);
    }
    return byKey;
  }

  /** Where an owner is among them, or belongs: mostly behind the last. */
  #indexOf(owner: Owner, owners: readonly Owned<Owner>[]): number {
    const last = owners.at(-1);
    if (last === undefined || this.#order(last.owner, owner) < 0) return owners.length;
    let low = 0;
    let high = owners.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = owners[middle];
      if (other !== undefined && this.#order(other.owner, owner) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
