import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '../model/rule.ts';
import { type AcrossRule, type Claim, Claims } from './across.ts';

const rule: AcrossRule = {
  id: 'same',
  severity: 'warning',
  title: 'Said twice',
  across: { facts: () => [], complain: () => ({ message: 'again', first: 'first' }) },
};

/** A record of a file that is edited: it has a place, and says some things. */
interface Owner {
  place: number;
  claims: readonly Claim[];
}

function claim(key: string): Claim {
  const fact: Fact = { key, span: { start: 0, end: 1 } };
  return { rule, fact };
}

/** What is said again, from nothing: the definition. */
function repetitionsOf(owners: readonly Owner[]): Map<Owner, string[]> {
  const first = new Map<string, Owner>();
  const found = new Map<Owner, string[]>();
  for (const owner of [...owners].sort((a, b) => a.place - b.place)) {
    found.set(owner, []);
    for (const { fact } of owner.claims) {
      const earlier = first.get(fact.key) ?? owner;
      first.set(fact.key, earlier);
      if (earlier !== owner) found.get(owner)?.push(`${fact.key} as ${earlier.place}`);
    }
  }
  return found;
}

const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 });
const step = fc.oneof(
  fc.record({ put: fc.constant(true), place: fc.double({ noNaN: true, min: 0, max: 1 }), keys }),
  fc.record({ put: fc.constant(false), place: fc.nat(), keys }),
);

test('whatever is put in and taken out, the rest is told as if it were read anew, and who is not touched stays as it was', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const claims = new Claims<Owner>((a, b) => a.place - b.place);
      const owners: Owner[] = [];
      let before = new Map<Owner, string[]>();
      for (const { put, place, keys: said } of steps) {
        const owner = put
          ? { place, claims: said.map(claim) }
          : owners.splice(place % (owners.length || 1), 1)[0];
        if (owner === undefined || (put && owners.some((other) => other.place === place))) continue;
        if (put) owners.push(owner);
        const touched = put ? claims.put(owner, owner.claims) : claims.take(owner, owner.claims);
        const after = repetitionsOf(owners);
        for (const other of owners) {
          const told = [...claims.repetitions(other, other.claims)].map(
            ({ fact, first }) => `${fact.key} as ${first.owner.place}`,
          );
          expect(told).toEqual(after.get(other));
          if (other !== owner && !touched.has(other)) expect(told).toEqual(before.get(other));
        }
        before = after;
      }
    }),
  );
});
