import { xmlAttribute } from '../../text/codecs.ts';
import type { Edit, Span } from '../../text/span.ts';
import type { Text } from '../../text/text.ts';
import type { Node } from '../tree.ts';
import { localName, type Source } from './source.ts';
import {
  END,
  NAME_END,
  NAMESPACE,
  NO_VALUE,
  START,
  UNQUOTED,
  UNTERMINATED,
  VALUE_END,
  VALUE_START,
} from './tape.ts';

const none: readonly Node[] = [];

/** An attribute of an element. */
export class XmlAttribute implements Node {
  readonly kind = 'attribute';
  readonly attributes = none;
  readonly children = none;
  readonly #source: Source;
  /** Where its record is on the tape. */
  readonly #at: number;
  #value: Text | undefined;

  constructor(source: Source, at: number) {
    this.#source = source;
    this.#at = at;
  }

  /** The name as written, with its prefix. */
  get qualifiedName(): string {
    return this.#source.text.value.slice(this.#cell(START), this.#cell(NAME_END));
  }

  get name(): string {
    return localName(this.qualifiedName);
  }

  get namespace(): string {
    return this.#source.namespaces.uri(this.#cell(NAMESPACE));
  }

  get span(): Span {
    return this.#source.text.at(this.#cell(START), this.#cell(END));
  }

  get written(): Text {
    return this.#source.text.slice(this.#cell(START), this.#cell(END));
  }

  get nameSpan(): Span {
    return this.#source.text.at(this.#cell(START), this.#cell(NAME_END));
  }

  get value(): Text {
    this.#value ??= this.#source.text
      .slice(this.#cell(VALUE_START), this.#cell(VALUE_END))
      .decode(xmlAttribute);
    return this.#value;
  }

  get valueSpan(): Span {
    return this.value.value === '' ? this.span : this.value.at();
  }

  write(value: string): Edit | undefined {
    const { text, tape } = this.#source;
    if (tape.has(this.#at, UNTERMINATED)) return undefined;
    if (!tape.has(this.#at, NO_VALUE | UNQUOTED)) return this.value.edit(0, this.value.value.length, value);
    const spelled = xmlAttribute.encode(value);
    return spelled === undefined
      ? undefined
      : text.edit(this.#cell(NAME_END), this.#cell(END), `="${spelled}"`);
  }

  rename(name: string): readonly Edit[] {
    const colon = this.qualifiedName.indexOf(':') + 1;
    const edit = this.#source.text.edit(this.#cell(START) + colon, this.#cell(NAME_END), name);
    return edit === undefined ? [] : [edit];
  }

  remove(): Edit | undefined {
    const { text } = this.#source;
    let start = this.#cell(START);
    while (/\s/.test(text.value.charAt(start - 1))) start -= 1;
    return text.edit(start, this.#cell(END), '');
  }

  add(): undefined {
    return undefined;
  }

  #cell(column: number): number {
    return this.#source.tape.cell(this.#at, column);
  }
}
