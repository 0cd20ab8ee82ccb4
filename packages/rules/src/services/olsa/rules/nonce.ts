import { isPlaceholder } from '../../../model/entry.ts';
import { envelopeOf } from '../../../model/request.ts';
import type { Rule } from '../../../model/rule.ts';
import { fromBase64 } from '../base64.ts';
import { isDigest, tokenOf } from '../token.ts';

export const nonce: Rule = {
  id: 'olsa/nonce',
  severity: 'warning',
  title: 'The nonce of the WS-Security header is missing or is not Base64',
  when: ({ operation }) => operation?.securityFields !== undefined,
  *check(request) {
    for (const header of envelopeOf(request)?.security ?? []) {
      const token = tokenOf(header);
      const { nonce: written, usernameToken } = token;
      if (usernameToken?.at === undefined || !isDigest(token)) continue;
      if (written === undefined) {
        yield {
          about: usernameToken,
          span: usernameToken.at.name,
          message: 'The token has no Nonce; a digest is made of one.',
        };
        continue;
      }
      if (isPlaceholder(written.text)) continue;
      const bytes = fromBase64(written.text);
      if (bytes !== undefined && bytes.length > 0) continue;
      yield {
        about: written,
        message:
          bytes === undefined
            ? 'The nonce is not Base64: the digest is made of the bytes that it means.'
            : 'The nonce is empty.',
      };
    }
  },
};
