import { type Completion, complete, find, type Request } from '@userlint/rules';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import { stopIfCancelled } from '../cancellation.ts';
import { inAddresses } from '../capabilities.ts';
import type { Client } from '../client.ts';
import type { Sheet } from '../sheet.ts';
import { type Feature, guarded } from './feature.ts';
import { withoutMarkdown } from './hover.ts';

export const completion: Feature = {
  start(connection, desk) {
    connection.onCompletion(
      guarded<CompletionParams, CompletionList | null>(
        { connection, desk, feature: 'completion' },
        async ({ textDocument, position, context }, token) => {
          const sheet = await desk.read(textDocument.uri);
          if (sheet === undefined) return null;
          stopIfCancelled(token);
          const { reading, lines, settings } = sheet;
          const offset = lines.offset(position);
          const request = find(reading, offset)?.request;
          if (request === undefined || !isWelcome(context?.triggerCharacter, request, offset)) return null;
          const items = complete(reading, offset, settings).map((one) => toItem(one, sheet, desk.client));
          return items.length === 0 ? null : { isIncomplete: false, items };
        },
      ),
    );
  },
};

function isWelcome(typed: string | undefined, { message, spelling }: Request, offset: number): boolean {
  if (typed === undefined || !inAddresses.includes(typed) || spelling === 'form') return true;
  const address = message.target?.at();
  return address !== undefined && address.start <= offset && offset <= address.end;
}

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  field: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  parameter: CompletionItemKind.Property,
};

function toItem(completion: Completion, { lines }: Sheet, client: Client): CompletionItem {
  const { label, kind, detail, documentation, insert, filterText, sort } = completion;
  const isSnippet = client.snippets && completion.cursor < insert.text.length;
  return {
    label,
    kind: kinds[kind],
    ...(detail === '' ? {} : { detail }),
    documentation: client.markdownCompletion
      ? { kind: MarkupKind.Markdown, value: documentation }
      : withoutMarkdown(documentation),
    filterText,
    sortText: sort,
    textEdit: { range: lines.range(insert.span), newText: isSnippet ? toSnippet(completion) : insert.text },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(client.keepsIndentation ? { insertTextMode: InsertTextMode.asIs } : {}),
  };
}

function toSnippet({ insert, cursor, chosen }: Completion): string {
  const before = escaped(insert.text.slice(0, cursor));
  const placeholder = escaped(insert.text.slice(cursor, cursor + chosen));
  const after = escaped(insert.text.slice(cursor + chosen));
  return `${before}${placeholder === '' ? '$0' : `\${0:${placeholder}}`}${after}`;
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
