import { type Located, Problem } from './jsonc.ts';

/** Reads one value of a site file; throws Problem. `name` is what messages call it. */
export type Check<T> = (node: Located, name: string) => T;

export const text: Check<string> = ({ at, value }, name) => {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new Problem(at, `"${name}" takes a text in quotes that is not empty.`);
};

export const flag: Check<boolean> = ({ at, value }, name) => {
  if (typeof value === 'boolean') return value;
  throw new Problem(at, `"${name}" takes true or false.`);
};

export const count: Check<number> = ({ at, value }, name) => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new Problem(at, `"${name}" takes a whole number from 0 on.`);
};

export function oneOf<T extends string>(values: readonly T[]): Check<T> {
  return ({ at, value }, name) => {
    const known = values.find((one) => one === value);
    if (known !== undefined) return known;
    throw new Problem(at, `"${name}" takes one of these: ${values.join(', ')}.`);
  };
}

export function listOf<T>(item: Check<T>): Check<readonly T[]> {
  return ({ at, value }, name) => {
    if (Array.isArray(value)) return value.map((one) => item(one, name));
    throw new Problem(at, `"${name}" takes a list: [ … ].`);
  };
}

/** An object whose names the file chooses; `key` checks them. */
export function mapOf<T>(item: Check<T>, key: Check<string> = text): Check<ReadonlyMap<string, T>> {
  return ({ at, value }, name) => {
    if (!(value instanceof Map)) throw new Problem(at, `"${name}" takes an object: { … }.`);
    const entries = [...(value as ReadonlyMap<string, Located>)].map(([own, node]) => {
      key({ at: node.at, value: own }, name);
      return [own, item(node, `${name}.${own}`)] as const;
    });
    return new Map(entries);
  };
}

/** An object of these members and no others; each may be left out, but for those that are `needed`. */
export function object<T extends object>(
  members: { readonly [K in keyof T]-?: Check<NonNullable<T[K]>> },
  needed: readonly (keyof T & string)[] = [],
): Check<T> {
  const checks = new Map<string, Check<unknown>>(Object.entries(members));
  return ({ at, value }, name) => {
    const names = [...checks.keys()].join(', ');
    if (!(value instanceof Map)) throw new Problem(at, `"${name}" takes an object with ${names}.`);
    const said = [...(value as ReadonlyMap<string, Located>)].map(([own, node]) => {
      const check = checks.get(own);
      if (check === undefined) {
        throw new Problem(node.at, `"${name}" has no "${own}". It takes ${names}.`);
      }
      return [own, check(node, own)] as const;
    });
    const result = Object.fromEntries(said);
    const missing = needed.find((one) => !Object.hasOwn(result, one));
    if (missing !== undefined) throw new Problem(at, `"${name}" needs "${missing}".`);
    return result as T;
  };
}
