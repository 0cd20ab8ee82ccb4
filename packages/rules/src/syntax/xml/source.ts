import type { Text } from '../../text/text.ts';
import type { Namespaces } from './namespaces.ts';
import type { Tape } from './tape.ts';

/** What every node of one tree is a view of. */
export interface Source {
  readonly text: Text;
  readonly tape: Tape;
  readonly namespaces: Namespaces;
}

/** The name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
