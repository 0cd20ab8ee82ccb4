import type { Entry } from '../../model/entry.ts';
import { dateLimit } from './schema-types.ts';

/** The day a date field says, as `yyyy-MM-dd`; undefined where it says none in the way of the schema. */
export function dayOf(entry: Entry | undefined): string | undefined {
  const text = entry?.text ?? '';
  return dateLimit.pattern?.test.test(text) === true ? text.slice(0, 10) : undefined;
}
