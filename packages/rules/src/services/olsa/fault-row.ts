import type { Source } from '../../facts/evidence.ts';
import type { ServiceErrorRow } from '../../model/service.ts';
import { tables } from './fields.ts';

/** A field in every request that has it, the most specific name first. */
export function places(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) =>
    Object.entries(tables).flatMap(([root, table]) =>
      Object.hasOwn(table, `${root}/${name}`) ? [`${root}/${name}`] : [],
    ),
  );
}

/** A fault, told by its text. */
export function row(
  source: Source,
  message: string,
  contains: string,
  at: readonly string[],
  advice: string,
): ServiceErrorRow {
  return { message, contains, places: at, advice, source };
}

/** A fault that names the field itself: the first group of `capture` is its name. */
export function naming(capture: RegExp, named: ServiceErrorRow): ServiceErrorRow {
  return { ...named, capture };
}
