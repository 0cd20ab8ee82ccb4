import type { Field } from '../facts/field.ts';
import type { NodeKind } from '../syntax/tree.ts';
import type { Edit, Span } from '../text/span.ts';
import type { Text } from '../text/text.ts';

/** Something somebody wrote, beside what the service says about it. */
export interface Entry {
  /** 'user/contact_info/emails/email/email_address', whatever the format; a parameter: 'query/override'. */
  readonly path: string;
  readonly name: string;
  /** The name as written, where it is an alias of the field's own. */
  readonly alias?: string | undefined;
  /** Namespace URI of the element as written, for the few rules that are about it; absent where there is none to have. */
  readonly namespace?: string;
  /** The decoded value; '' for groups. */
  readonly text: string;
  /** Undefined: the service has no such field. */
  readonly field: Field | undefined;
  readonly parent: Entry | undefined;
  readonly entries: readonly Entry[];
  /**
   * How it is written, for the few rules that are about a spelling; absent when it came from settings. A list
   * put back for JSON is an 'array', or what was written in its place.
   */
  readonly kind?: NodeKind;
  /** How its value is written: in JSON that of the `value` member of a coded field. */
  readonly valueKind?: NodeKind | undefined;
  /** Where it is written; absent when it came from settings. */
  readonly at?: { readonly name: Span; readonly value: Span; readonly whole: Span };
  /** The value with the place of each character, for underlining a part of it. Absent as `at`. */
  readonly value?: Text | undefined;
  /** All of it as it is written: markup, nothing decoded. Absent as `at`. */
  readonly written?: Text;
  /** As `entriesAt`, no more than `most`, where that can be told without going through all of them. */
  find?(path: string, most?: number): readonly Entry[] | undefined;
  /** The edit that makes the value `value`; undefined when it cannot be written there. */
  write(value: string): Edit | undefined;
  /** The edits that give it the name of another field; none when it cannot be renamed. */
  rename(name: string): readonly Edit[];
  /** The edit that takes it out; undefined when it cannot be. */
  remove(): Edit | undefined;
  /** The edit that adds a field below it: by its name in the table, such as '@preferred'; undefined where it cannot. */
  add(name: string, value: string): Edit | undefined;
  /** As those of a node, for the rules about a spelling; absent where nothing can be written. */
  wrap?(name?: string): readonly Edit[];
  unwrap?(): readonly Edit[];
  reorder?(names: readonly string[]): Edit | undefined;
}

/** A value that is nothing: an unresolved `{{variable}}`. Rules stay silent about it. */
export function isPlaceholder(text: string): boolean {
  return text.includes('{{') && text.includes('}}');
}

/** All entries at a path below (or at) `entry`, in the order written; the path begins with the name of the record's root. */
export function entriesAt(entry: Entry | undefined, path: string): readonly Entry[] {
  return entry?.find?.(path) ?? walkTo(entry, path);
}

function walkTo(entry: Entry | undefined, path: string): readonly Entry[] {
  const found: Entry[] = [];
  let level = entry === undefined ? [] : [entry];
  while (level.length > 0) {
    const below: Entry[] = [];
    for (const one of level) {
      if (one.path === path) found.push(one);
      else if (path[one.path.length] === '/' && path.startsWith(one.path)) {
        for (const child of one.entries) below.push(child);
      }
    }
    level = below;
  }
  return found;
}

export function entryAt(entry: Entry | undefined, path: string): Entry | undefined {
  return (entry?.find?.(path, 1) ?? walkTo(entry, path))[0];
}
