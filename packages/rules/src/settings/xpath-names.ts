/** The functions of XPath 1.0, and the node tests that are written like them. */
export const xpathFunctions: ReadonlySet<string> = new Set(
  `last position count id local-name namespace-uri name string concat starts-with contains substring-before
   substring-after substring string-length normalize-space translate boolean not true false lang number sum floor
   ceiling round comment text processing-instruction node`.split(/\s+/),
);

/**
 * The variables and functions an expression names, all of them: to run it once shows only those it comes by.
 * Text in quotes does not count.
 */
export function namesIn(expression: string): {
  readonly variables: readonly string[];
  readonly functions: readonly string[];
} {
  const bare = expression.replace(/"[^"]*"|'[^']*'/g, "''");
  const variables = [...bare.matchAll(/\$([\w.-]+)/g)].map(([, name]) => name ?? '');
  const called = [...bare.matchAll(/([A-Za-z_][\w.-]*)\s*\(/g)].map(([, name]) => name ?? '');
  return { variables, functions: called.filter((name) => !operators.has(name)) };
}

/** Words that stand before a parenthesis without being a function. */
const operators: ReadonlySet<string> = new Set(['and', 'or', 'div', 'mod']);
