import { LoadFile, prepare } from '@userlint/rules';
import { type CodeLens, type CodeLensParams, CodeLensRefreshRequest } from 'vscode-languageserver';
import { stopIfCancelled } from '../cancellation.ts';
import { onceQuiet } from '../once-quiet.ts';
import type { SendUpdateArgument } from '../protocol.ts';
import { type Feature, guarded, logFailure } from './feature.ts';

/** A lens over each request that could be sent, for clients that know how. */
export const sendLens: Feature = {
  start(connection, desk) {
    const { client } = desk;
    if (!client.sends) return;
    const title = client.environment === undefined ? 'Send update…' : `Send update to ${client.environment}`;
    connection.onCodeLens(
      guarded<CodeLensParams, CodeLens[]>(
        { connection, desk, feature: 'send lens' },
        async ({ textDocument: { uri } }, token) => {
          const sheet = await desk.read(uri);
          // The records of a load file are never sent.
          if (sheet === undefined || sheet.reading instanceof LoadFile) return [];
          stopIfCancelled(token);
          return sheet.reading.requests.flatMap((request, index) => {
            if (prepare(sheet.reading, request).refused !== undefined) return [];
            const argument: SendUpdateArgument = { uri, request: index };
            const command = { title, command: 'userlint.sendUpdate', arguments: [argument] };
            return { range: sheet.lines.range(request.message.head), command };
          });
        },
      ),
    );
    if (!client.refreshesLenses) return;
    const refresh = onceQuiet(() => {
      connection
        .sendRequest(CodeLensRefreshRequest.type)
        .catch((error) => logFailure(connection, 'send lens refresh', error));
    });
    desk.onOutdated((why) => {
      if (why === 'settings') refresh();
    });
  },
};
