/** One namespace in two spellings: http or https, with or without the slash at its end, small or capital letters, v1.0 or v1_0. */
export function isMisspelt(written: string, meant: string): boolean {
  return written !== meant && written !== '' && fold(written) === fold(meant);
}

function fold(uri: string): string {
  const plain = uri.slice(0, 200).trim().toLowerCase();
  const scheme = /^https?:\/{0,3}/.exec(plain)?.[0] ?? '';
  const rest = plain.slice(scheme.length);
  // A version is v1_0 to one and v1.0 or v1p0 to another.
  const version = rest.replace(/(\d)[p.-](\d)/g, '$1_$2');
  return version.endsWith('/') ? version.slice(0, -1) : version;
}
