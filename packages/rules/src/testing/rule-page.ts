/** An example of a rule's page. */
export interface Example {
  readonly wrong: boolean;
  readonly language: string;
  /** 'alma/users.update', or 'userlint.json' for settings. */
  readonly operation: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly source: string;
}

/** The executed examples of a page: the fences under *Wrong* and *Right*. */
export function examples(page: string): readonly Example[] {
  const found: Example[] = [];
  let section = '';
  const lines = page.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.startsWith('## ')) section = line.slice(3).trim();
    if (!line.startsWith('```')) continue;
    const end = lines.indexOf('```', i + 1);
    const [language = '', operation, ...parameters] = line.slice(3).trim().split(' ');
    const source = lines.slice(i + 1, end).join('\n');
    i = end;
    if (section !== 'Wrong' && section !== 'Right') continue;
    const pairs = parameters.map((pair): [string, string] => [
      pair.slice(0, pair.indexOf('=')),
      pair.slice(pair.indexOf('=') + 1),
    ]);
    found.push({
      wrong: section === 'Wrong',
      language,
      operation,
      parameters: Object.fromEntries(pairs),
      source,
    });
  }
  return found;
}
