import { describe, type Entry, find, type Span } from '@userlint/rules';
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { stopIfCancelled } from '../cancellation.ts';
import { underline } from '../convert.ts';
import { type Feature, guarded } from './feature.ts';

export const hover: Feature = {
  start(connection, desk) {
    connection.onHover(
      guarded<HoverParams, Hover | null>(
        { connection, desk, feature: 'hover' },
        async ({ textDocument, position }, token) => {
          const sheet = await desk.read(textDocument.uri);
          if (sheet === undefined) return null;
          stopIfCancelled(token);
          const offset = sheet.lines.offset(position);
          const found = find(sheet.reading, offset);
          const text = found?.entry && describe(found.entry, found.request, sheet.settings);
          if (found?.entry === undefined || text === undefined) return null;
          const contents = desk.client.markdownHover
            ? { kind: MarkupKind.Markdown, value: text }
            : { kind: MarkupKind.PlainText, value: withoutMarkdown(text) };
          const span = pointedAt(found.entry, offset);
          return span === undefined ? { contents } : { contents, range: underline(span, sheet.lines) };
        },
      ),
    );
  },
};

/** The value; the name, when that is what is pointed at. */
function pointedAt({ at }: Entry, offset: number): Span | undefined {
  if (at === undefined) return undefined;
  return at.name.start <= offset && offset <= at.name.end ? at.name : at.value;
}

/** The Markdown `describe` writes, for clients that would show its marks as they stand. */
export function withoutMarkdown(markdown: string): string {
  return markdown
    .replace(/\[([^\]\n]{1,200})\]\(([^)\s]{1,500})\)/g, '$1 ($2)')
    .replace(/\*\*|`/g, '')
    .replace(/\\([\\`*_{}[\]()#+.!|<>-])/g, '$1');
}
