import { type Entry, entryAt, isPlaceholder } from '../../../model/entry.ts';
import { envelopeOf } from '../../../model/request.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';

/** How long OLSA takes a message, and how far its clock may lag, in milliseconds. */
const lifetime = 5 * 60_000;
const ahead = 60_000;

const replaced = 'Userlint makes a new header whenever it sends; a saved one is never used.';

export const savedHeader: Rule = {
  id: 'olsa/saved-header',
  severity: 'information',
  title: 'A WS-Security header is saved whose time is over',
  when: ({ operation }) => operation?.securityFields !== undefined,
  *check(request, { now }) {
    for (const header of envelopeOf(request)?.security ?? []) {
      const [stamped, expires, created] = [
        'Timestamp/Created',
        'Timestamp/Expires',
        'UsernameToken/Created',
      ].map((path) => timeOf(header, path));
      if (stamped !== undefined && expires !== undefined && expires.at < stamped.at) {
        yield {
          about: expires.entry,
          severity: 'warning',
          message: 'The header expires before it was made.',
          related: [{ entry: stamped.entry, message: 'It was made then' }],
        } satisfies Complaint;
      }
      const made = [stamped, created].flatMap((time) => (time === undefined ? [] : [time.at]));
      const old = Math.min(...made) < now.getTime() - lifetime || (expires?.at ?? Infinity) < now.getTime();
      const future = Math.max(...made) > now.getTime() + ahead;
      if (header.at === undefined || (!old && !future)) continue;
      yield {
        about: header,
        span: header.at.name,
        message: old
          ? `This header is too old: OLSA refuses what was made more than five minutes ago. ${replaced}`
          : `This header was made in the future. ${replaced}`,
        unnecessary: true,
      };
    }
  },
};

/** Undefined where there is no time, or none that can be read: that is a matter of its format. */
function timeOf(header: Entry, path: string): { readonly entry: Entry; readonly at: number } | undefined {
  const entry = entryAt(header, `Security/${path}`);
  if (entry === undefined || isPlaceholder(entry.text) || !/^\d{4}-\d\d-\d\dT/.test(entry.text))
    return undefined;
  const at = Date.parse(entry.text);
  return Number.isNaN(at) ? undefined : { entry, at };
}
