import type { Formatter } from './formatter.ts';
import { plainJson } from './plain-json.ts';

/** An array of findings; positions are 0-based, in UTF-16 code units, as LSP has them. */
export function jsonFormatter(): Formatter {
  let isFirst = true;
  return {
    add({ file, range, finding: { rule, severity, message, error } }) {
      const open = isFirst ? '[' : ',';
      isFirst = false;
      return `${open}\n${plainJson({ file, rule, severity, message, error, range }, 1)}`;
    },
    end: () => (isFirst ? '[]\n' : '\n]\n'),
  };
}
