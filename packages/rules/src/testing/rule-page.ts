const settingsName = 'userlint.json';

/** An example of a rule's page. */
export interface Example {
  readonly wrong: boolean;
  readonly language: string;
  /** 'alma/users.update', or 'userlint.json' for settings. */
  readonly operation: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly source: string;
  /** The userlint.json it is meant with. */
  readonly settings: string | undefined;
}

/**
 * The executed examples of a page: the fences under *Wrong* and *Right*. A userlint.json right before another
 * fence is no example of its own, but the settings of that one.
 */
export function examples(page: string): readonly Example[] {
  const found: Example[] = [];
  let section = '';
  let previousEnd = -1;
  const lines = page.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.startsWith('## ')) section = line.slice(3).trim();
    if (!line.startsWith('```')) continue;
    const end = lines.indexOf('```', i + 1);
    const [language = '', operation, ...parameters] = line.slice(3).trim().split(' ');
    const source = lines.slice(i + 1, end).join('\n');
    const follows = lines.slice(previousEnd + 1, i).every((between) => between.trim() === '');
    previousEnd = end;
    i = end;
    if (section !== 'Wrong' && section !== 'Right') continue;
    const pairs = parameters.map((pair): [string, string] => [
      pair.slice(0, pair.indexOf('=')),
      pair.slice(pair.indexOf('=') + 1),
    ]);
    const before = found.at(-1);
    const settings =
      follows && before?.operation === settingsName && operation !== settingsName ? before.source : undefined;
    if (settings !== undefined) found.pop();
    found.push({
      settings,
      wrong: section === 'Wrong',
      language,
      operation,
      parameters: Object.fromEntries(pairs),
      source,
    });
  }
  return found;
}
