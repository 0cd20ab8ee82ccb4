import type { Field } from '../facts/field.ts';
import type { Entry } from '../model/entry.ts';
import type { Edit, Span } from '../text/span.ts';
import type { Text } from '../text/text.ts';

/** A parameter written as a stretch of text: a segment of an address. */
export class WrittenParameter implements Entry {
  readonly path: string;
  readonly name: string;
  readonly field: Field | undefined;
  readonly parent = undefined;
  readonly entries: readonly Entry[] = [];
  readonly value: Text;
  readonly at: { readonly name: Span; readonly value: Span; readonly whole: Span };

  constructor(path: string, field: Field | undefined, value: Text) {
    this.path = path;
    this.name = path.slice(path.indexOf('/') + 1);
    this.field = field;
    this.value = value;
    const span = value.at();
    this.at = { name: span, value: span, whole: span };
  }

  get text(): string {
    return this.value.value;
  }

  get written(): Text {
    return this.value;
  }

  write(value: string): Edit | undefined {
    return this.value.edit(0, this.value.value.length, value);
  }

  rename(): readonly Edit[] {
    return [];
  }

  remove(): undefined {
    return undefined;
  }

  add(): undefined {
    return undefined;
  }
}

/** A parameter that the project's settings state: it has no place in the document. */
export class SettingsParameter implements Entry {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly field: Field | undefined;
  readonly parent = undefined;
  readonly entries: readonly Entry[] = [];

  constructor(path: string, field: Field | undefined, text: string) {
    this.path = path;
    this.name = path.slice(path.indexOf('/') + 1);
    this.field = field;
    this.text = text;
  }

  write(): undefined {
    return undefined;
  }

  rename(): readonly Edit[] {
    return [];
  }

  remove(): undefined {
    return undefined;
  }

  add(): undefined {
    return undefined;
  }
}
