import { type Completion, complete } from '../ask/complete.ts';
import { applyEdits } from '../rules/fix.ts';
import { ruledServices } from '../services/index.ts';
import { type CheckOptions, read, settingsOf } from './check.ts';

const CURSOR = '█';

/** What is offered at the `█` of a source, most likely first; `!` marks what the service requires. */
export function completions(source: string, options: CheckOptions = {}): string[] {
  return offered(source, options).map(({ label, required }) => (required ? `${label}!` : label));
}

/** The source after the completion of this label was taken: `█` where the cursor is then, `‹…›` what is chosen. */
export function completed(source: string, label: string, options: CheckOptions = {}): string {
  const taken = offered(source, options).find((completion) => completion.label === label);
  if (taken === undefined) throw new Error(`${label} is not offered`);
  const { text } = taken.insert;
  const chosen = text.slice(taken.cursor, taken.cursor + taken.chosen);
  const shown = chosen === '' ? CURSOR : `‹${chosen}›`;
  const before = text.slice(0, taken.cursor);
  const after = text.slice(taken.cursor + taken.chosen);
  return applyEdits(source.replace(CURSOR, ''), [{ ...taken.insert, text: before + shown + after }]);
}

/** As an editor sorts them. */
export function offered(source: string, options: CheckOptions = {}): Completion[] {
  const offset = source.indexOf(CURSOR);
  if (offset < 0) throw new Error(`The source has no ${CURSOR}`);
  const { services = ruledServices } = options;
  const known = services.map(({ service }) => service);
  const reading = read(source.replace(CURSOR, ''), options);
  return [...complete(reading, offset, settingsOf(options), known)].sort((a, b) =>
    a.sort < b.sort ? -1 : 1,
  );
}
