const declaration = /^\uFEFF?<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']/;

/** The encoding an XML declaration names, when it is another than UTF-8. ASCII is a part of UTF-8. */
export function foreignEncoding(text: string): string | undefined {
  const name = declaration.exec(text)?.[1];
  return name === undefined || /^(utf-?8|us-ascii)$/i.test(name) ? undefined : name;
}

/** The text of UTF-8 bytes, without a byte order mark; undefined when they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
