import { isPlaceholder } from '../../../model/entry.ts';
import { envelopeOf } from '../../../model/request.ts';
import type { Fix, Rule } from '../../../model/rule.ts';
import { fromBase64, toBase64 } from '../base64.ts';
import { isDigest, tokenOf } from '../token.ts';

/** What SHA-1 gives. */
const bytesOfDigest = 20;

export const digest: Rule = {
  id: 'olsa/digest',
  severity: 'warning',
  title: 'The password of the WS-Security header is no digest',
  when: ({ operation }) => operation?.securityFields !== undefined,
  *check(request) {
    for (const header of envelopeOf(request)?.security ?? []) {
      const token = tokenOf(header);
      const { password, type } = token;
      if (password === undefined || isPlaceholder(password.text + (type?.text ?? ''))) continue;
      if (!isDigest(token)) {
        yield {
          about: type ?? password,
          message: 'OLSA takes a PasswordDigest only (observed). Userlint makes it when it sends.',
        };
        continue;
      }
      const text = password.text.replace(/\s/g, '');
      const bytes = fromBase64(text);
      if (bytes?.length === bytesOfDigest) continue;
      const hex = isHex(text) ? text : hexIn(bytes);
      const edit = hex === undefined ? undefined : password.write(toBase64(bytesOf(hex)));
      const fixes: Fix[] =
        edit === undefined
          ? []
          : [{ title: 'Write the bytes of the digest in Base64', edits: [edit], safe: true }];
      yield { about: password, message: `This is no SHA-1 digest: ${why(text, bytes, hex)}.`, fixes };
    }
  },
};

/** The text itself is never repeated: it may be the secret. */
function why(text: string, bytes: readonly number[] | undefined, hex: string | undefined): string {
  if (text === '') return 'it is empty';
  if (hex === text) return 'it is written in hexadecimal, not in Base64';
  if (hex !== undefined) return 'it is the Base64 of hexadecimal text, not of the bytes';
  if (bytes === undefined) return 'it is not Base64';
  return `it has ${bytes.length} bytes, and SHA-1 gives ${bytesOfDigest}`;
}

function isHex(text: string): boolean {
  return text.length === bytesOfDigest * 2 && /^[0-9A-Fa-f]+$/.test(text);
}

/** A digest in hexadecimal whose characters were then written in Base64. */
function hexIn(bytes: readonly number[] | undefined): string | undefined {
  const text = String.fromCharCode(...(bytes ?? []).slice(0, 100));
  return isHex(text) ? text : undefined;
}

function bytesOf(hex: string): number[] {
  return (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}
