import { type Entry, envelopeOf, LoadFile, type Reading, type Span } from '@userlint/rules';
import { type InlayHint, InlayHintKind, type InlayHintParams } from 'vscode-languageserver';
import { stopIfCancelled } from '../cancellation.ts';
import type { Sheet } from '../sheet.ts';
import { type Feature, guarded } from './feature.ts';

/** What the arguments of a call mean, beside names that do not say it: `arg2` *external system code*. */
export const inlayHints: Feature = {
  start(connection, desk) {
    connection.languages.inlayHint.on(
      guarded<InlayHintParams, InlayHint[] | null>(
        { connection, desk, feature: 'inlay hints' },
        async ({ textDocument, range }, token) => {
          const sheet = await desk.read(textDocument.uri);
          if (sheet === undefined) return null;
          stopIfCancelled(token);
          const asked = sheet.lines.span(range);
          return labelled(sheet.reading).flatMap((entry) => toHint(entry, asked, sheet));
        },
      ),
    );
  },
};

function labelled(reading: Reading): readonly Entry[] {
  // No record of a load file stands in an envelope.
  if (reading instanceof LoadFile) return [];
  return reading.requests
    .flatMap((request) => {
      const envelope = envelopeOf(request);
      if (envelope === undefined) return [];
      return envelope.carrier === undefined ? request.parameters : [...request.parameters, envelope.carrier];
    })
    .filter(({ field }) => field?.label !== undefined);
}

/** Behind the name in the start tag, where it is in nobody's way. */
function toHint({ field, at }: Entry, asked: Span, { lines }: Sheet): InlayHint[] {
  const offset = at?.name.end;
  if (offset === undefined || field?.label === undefined || offset < asked.start || asked.end < offset)
    return [];
  return [
    {
      position: lines.position(offset),
      label: field.label,
      kind: InlayHintKind.Parameter,
      paddingLeft: true,
    },
  ];
}
