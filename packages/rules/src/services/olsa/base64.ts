const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes that a Base64 text means; undefined when it is none. */
export function fromBase64(text: string): readonly number[] | undefined {
  const characters = text.replace(/\s/g, '');
  if (characters.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(characters)) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of characters.replace(/=/g, '')) {
    held = (held << 6) | alphabet.indexOf(character);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(held >> bits);
    held &= (1 << bits) - 1;
  }
  return bytes;
}

/** The bytes as Base64. */
export function toBase64(bytes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [first = 0, second = 0, third = 0] = bytes.slice(i, i + 3);
    const held = (first << 16) | (second << 8) | third;
    const written = Math.min(bytes.length - i, 3) + 1;
    for (let place = 0; place < 4; place++)
      text += place < written ? (alphabet[(held >> (18 - 6 * place)) & 63] ?? '') : '=';
  }
  return text;
}
