/** Deeper than this, lines are not indented further: a hostile answer could otherwise grow a thousandfold. */
const deepest = 40;

/** JSON laid out over lines. The tokens stay as they are written: no number is rounded, no key is lost. */
export function prettyJson(json: string): string {
  const parts: string[] = [];
  let depth = 0;
  const line = () => `\n${'  '.repeat(Math.min(depth, deepest))}`;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{[]\s*[}\]]|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    if (token === '{' || token === '[') {
      depth += 1;
      parts.push(token, line());
    } else if (token === '}' || token === ']') {
      depth -= 1;
      parts.push(line(), token);
    } else if (token === ',') parts.push(token, line());
    else if (token === ':') parts.push(': ');
    else parts.push(/^[{[]/.test(token) ? token.replace(/\s/g, '') : token);
  }
  return parts.join('');
}
