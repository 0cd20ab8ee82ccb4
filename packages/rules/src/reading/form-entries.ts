import type { Node, NodeKind } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { EntryTape, type TapeRoot } from './entry-tape.ts';

/** The entries of a form or a query: pairs, named as members of JSON are. One pair alone is a parameter. */
export class FormEntries extends EntryTape {
  readonly #nodes: Node[];

  constructor(root: TapeRoot, node: Node) {
    super(root, 0);
    this.#nodes = [node];
  }

  protected read(): void {
    const { place: parent } = this.root;
    for (const node of this.#nodes[0]?.children ?? []) {
      const own = parent?.members.get(node.name);
      const place = own ?? parent?.aliases.get(node.name);
      const written = this.#nodes.push(node) - 1;
      const wrapper = place?.parent === parent ? undefined : place?.parent;
      const holder = wrapper === undefined ? 0 : this.add(written, wrapper, 0);
      if (own === undefined) this.addNamed(node.name, written, place, holder);
      else this.add(written, own, holder);
      if (wrapper !== undefined) this.close(holder);
    }
  }

  node(at: number): Node {
    return this.#nodes[this.written[at] as number] as Node;
  }

  holder(at: number): Node {
    return this.node(at);
  }

  valueSpan(at: number): Span {
    return this.holder(at).valueSpan;
  }

  kind(at: number): NodeKind {
    return this.node(at).kind;
  }

  valueKind(at: number): NodeKind {
    return this.kind(at);
  }

  text(at: number): string {
    return this.place(at)?.field.type === 'group' ? '' : this.node(at).value.value;
  }

  isPutBack(at: number): boolean {
    return this.place(at)?.field.wrapper === true;
  }
}
