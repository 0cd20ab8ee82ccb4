import type { Field, Limit } from '../facts/field.ts';
import { graver } from '../facts/severity.ts';
import { type Entry, isPlaceholder } from '../model/entry.ts';
import type { Request } from '../model/request.ts';
import type { Complaint, Fix, Rule } from '../model/rule.ts';
import { nearest } from '../words/nearest.ts';

export const format: Rule = {
  id: 'format',
  severity: 'error',
  title: 'A value is not written the way the service reads it',
  value(field, _path, { spelling }) {
    const limits = limitsOf(field, spelling);
    return limits.length === 0 ? undefined : (text) => text !== '' && breaksOneOf(text, limits);
  },
  *complain(entry, { spelling }) {
    if (entry.field === undefined || entry.text === '' || isPlaceholder(entry.text)) return;
    const [worst] = limitsOf(entry.field, spelling)
      .filter((limit) => breaks(entry.text, limit))
      .sort(graver);
    if (worst !== undefined) yield complaint(entry, worst);
  },
};

/** Those about how a value is written. */
function limitsOf({ limits = [] }: Field, spelling: Request['spelling']): readonly Limit[] {
  return limits.filter(
    ({ pattern, oneOf, spellings }) =>
      (pattern !== undefined || oneOf !== undefined) && spellings?.includes(spelling) !== false,
  );
}

function breaksOneOf(text: string, limits: readonly Limit[]): boolean {
  return limits.some((limit) => breaks(text, limit));
}

function breaks(text: string, { pattern, oneOf }: Limit): boolean {
  return (
    (pattern !== undefined && !pattern.test.test(text)) || (oneOf !== undefined && !oneOf.includes(text))
  );
}

function complaint(entry: Entry, limit: Limit): Complaint {
  const expected = limit.pattern?.means ?? `one of ${limit.oneOf?.join(', ')}`;
  return {
    about: entry,
    severity: limit.severity,
    message: `${entry.name} must be ${expected}${limit.source.evidence === 'documented' ? '' : ` (${limit.source.evidence})`}.`,
    fixes: fixes(entry, limit),
    ...(limit.error === undefined ? {} : { error: limit.error }),
  };
}

function fixes(entry: Entry, limit: Limit): Fix[] {
  const certain = limit.repair?.(entry.text);
  const guess = certain ?? (limit.oneOf === undefined ? undefined : nearest(entry.text, limit.oneOf));
  const edit = guess === undefined ? undefined : entry.write(guess);
  return edit === undefined
    ? readings(entry, limit)
    : [
        {
          title:
            entry.field?.type === 'date' ? 'Write the day as the service reads it' : `Change to ${guess}`,
          edits: [edit],
          safe: certain !== undefined,
        },
      ];
}

/** What it may mean, where that is a person's to say. */
function readings(entry: Entry, { suggest }: Limit): Fix[] {
  return (suggest?.(entry.text) ?? []).flatMap(([reading, value]) => {
    const edit = entry.write(value);
    return edit === undefined ? [] : [{ title: reading, edits: [edit], safe: false }];
  });
}
