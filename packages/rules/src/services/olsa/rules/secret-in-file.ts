import { isPlaceholder } from '../../../model/entry.ts';
import { envelopeOf } from '../../../model/request.ts';
import type { Rule } from '../../../model/rule.ts';
import { fromBase64 } from '../base64.ts';
import { sandbox } from '../sandbox.ts';
import { isDigest, tokenOf } from '../token.ts';

export const secretInFile: Rule = {
  id: 'olsa/secret-in-file',
  severity: 'warning',
  title: 'The shared secret is written in the file',
  when: ({ operation }) => operation?.securityFields !== undefined,
  *check(request) {
    for (const header of envelopeOf(request)?.security ?? []) {
      const token = tokenOf(header);
      const { password } = token;
      if (password === undefined || isDigest(token) || isHarmless(password.text)) continue;
      const edit = header.remove();
      yield {
        about: password,
        message:
          'The shared secret stands in this file. Take the header out: Userlint makes it from the secret it keeps when it sends.',
        fixes: edit === undefined ? [] : [{ title: 'Take the header out', edits: [edit], safe: false }],
      };
    }
  },
};

/** A variable, nothing, the published secret of the sandbox, or a digest that is not called one. */
function isHarmless(secret: string): boolean {
  return (
    secret === '' || isPlaceholder(secret) || secret === sandbox.secret || fromBase64(secret)?.length === 20
  );
}
