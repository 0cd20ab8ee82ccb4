import type { Severity } from '../facts/evidence.ts';
import type { Edit, Span } from '../text/span.ts';
import type { Text } from '../text/text.ts';

/** What a node is in the format it is written in. A form's pair is a `string`. */
export type NodeKind =
  | 'element'
  | 'attribute'
  | 'object'
  | 'array'
  | 'string'
  | 'number'
  | 'boolean'
  | 'null';

/**
 * What is written, in either format. Only the readers and `entry.ts` know nodes.
 * Nodes are views made when asked for, anew each time: what is asked often, keep. Two views of one place are equal in
 * all they say, but not identical.
 */
export interface Node {
  readonly kind: NodeKind;
  /** Local name; a JSON key; the items of a JSON array carry the name of their array. */
  readonly name: string;
  /** Namespace URI; '' where there is none or its prefix is not declared, and in JSON. */
  readonly namespace: string;
  /** The whole of it, from the first character to the last. A JSON member begins at its key. */
  readonly span: Span;
  /** The whole of it as it is written: markup, nothing decoded. */
  readonly written: Text;
  /** The name as written (with its prefix; a JSON key without its quotes); the whole token for an item of an array. */
  readonly nameSpan: Span;
  /** The characters that spell the value; where the value is empty, what to underline instead (never empty). */
  readonly valueSpan: Span;
  /** The decoded text it holds itself; '' for containers. In XML, child elements do not count. */
  readonly value: Text;
  /** XML attributes, without namespace declarations; always empty in JSON. */
  readonly attributes: readonly Node[];
  /** Child elements, members, or the items of an array. */
  readonly children: readonly Node[];
  /** The edit that makes this node's value `value`, spelled for its depth; undefined for containers. */
  write(value: string): Edit | undefined;
  /** The edits that give it another local name; none when it has no name of its own or cannot be edited. */
  rename(name: string): readonly Edit[];
  /** The edit that takes it out, with the line or the comma that is its own; undefined for a root. */
  remove(): Edit | undefined;
  /** The edit that adds a field below it, behind those that are there; undefined where nothing can be added. */
  add(field: NewField): Edit | undefined;
  /** The edits that put an element, or an object with such a member, round it; in JSON without a name a list. */
  wrap?(name?: string): readonly Edit[];
  /** The edits that put what it holds in its place: its content, its only member or item; none where there are more. */
  unwrap?(): readonly Edit[];
  /** The edit that puts its children into the order of these names; undefined where another stands among them. */
  reorder?(names: readonly string[]): Edit | undefined;
}

/** A field to be written: each format writes it its own way. */
export interface NewField {
  readonly name: string;
  readonly text: string;
  /** XML writes an attribute, JSON a member. */
  readonly attribute?: boolean;
  /** JSON writes `{"value": …}`. */
  readonly coded?: boolean;
  /** JSON writes it without quotes: true, false, a number. */
  readonly bare?: boolean;
}

/** The rules that problems are reported under. */
export type ProblemCode =
  | 'doctype'
  | 'duplicate-key'
  | 'embedded-record'
  | 'soap-envelope'
  | 'soap-namespace'
  | 'too-deep'
  | 'valid-json'
  | 'well-formed';

/** Something that keeps the text from being what its format demands. */
export interface Problem {
  readonly code: ProblemCode;
  /** Another severity than that of the rule. */
  readonly severity?: Severity;
  readonly message: string;
  readonly span: Span;
  /** The other place, for a mismatched tag or a repeated key. */
  readonly related?: { readonly span: Span; readonly message: string };
  /** A repair, such as `&amp;` for a bare `&`; `doubtful`: likely what is meant, but not to be made in bulk. */
  readonly fix?: {
    readonly title: string;
    readonly edit: Edit;
    /** What has to change with it. */
    readonly also?: readonly Edit[];
    readonly doubtful?: boolean;
  };
}

/** Reading never fails: what could be read, and everything that was wrong. */
export interface Tree {
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
}
