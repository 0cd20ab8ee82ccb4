import { LoadFile, type Reading, readDocument, type Settings } from '@userlint/rules';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * A document as it is open in the editor. It is a text; once it was read as a load file it is that instead, and an edit is
 * one of the chunk it touches: no key makes another text of 10 MB.
 */
export class OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  #version: number;
  #content: TextDocument | LoadFile;
  /** By which settings it was read as a load file. */
  #settings: Settings | undefined;

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.#version = version;
    this.#content = TextDocument.create(uri, languageId, version, text);
  }

  get version(): number {
    return this.#version;
  }

  /** All of it. Of a load file it is joined for this. */
  getText(): string {
    return this.#content instanceof LoadFile ? this.#content.text : this.#content.getText();
  }

  /** Takes in what was typed, in order. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    this.#version = version;
    for (const change of changes) this.#content = this.#changed(this.#content, change);
  }

  /** What it carries, by the settings that rule over it. */
  read(settings: Settings): Reading {
    if (this.#content instanceof LoadFile && this.#settings === settings) return this.#content;
    const text = this.getText();
    const reading = readDocument({ text, path: this.uri, language: this.languageId }, settings);
    const isLoadFile = reading instanceof LoadFile;
    if (isLoadFile) this.#content = reading;
    else if (this.#content instanceof LoadFile) this.#content = this.#textOf(text);
    this.#settings = isLoadFile ? settings : undefined;
    return reading;
  }

  #changed(
    content: TextDocument | LoadFile,
    change: TextDocumentContentChangeEvent,
  ): TextDocument | LoadFile {
    if (!('range' in change)) return this.#textOf(change.text);
    if (!(content instanceof LoadFile)) return TextDocument.update(content, [change], this.#version);
    const { start, end } = content.span(change.range);
    const span = { start: Math.min(start, end), end: Math.max(start, end) };
    // Where it may be no load file any more it is a text again, and whoever reads it next will see what it is.
    return content.edit(span, change.text) ?? this.#textOf(replaced(content.text, span, change.text));
  }

  #textOf(text: string): TextDocument {
    return TextDocument.create(this.uri, this.languageId, this.#version, text);
  }
}

function replaced(text: string, span: { readonly start: number; readonly end: number }, by: string): string {
  return text.slice(0, span.start) + by + text.slice(span.end);
}
