import { applyEdits } from '../rules/fix.ts';
import { parseJson } from '../syntax/json/index.ts';
import { Text } from '../text/text.ts';

/**
 * The text of a userlint.json with the folder of codes named in it; comments stay. `text`: undefined where there is
 * no such file yet. Undefined: it says something else about codes already, or cannot be read, and a person must look.
 */
export function nameCodesFolder(text: string | undefined, folder: string): string | undefined {
  if (text === undefined || text.trim() === '') {
    return `${JSON.stringify({ codes: `${folder}/`, mappings: `${folder}/` }, undefined, 2)}\n`;
  }
  const codes = withFolder(text, 'codes', folder);
  return codes === undefined ? undefined : withFolder(codes, 'mappings', folder);
}

function withFolder(text: string, section: string, folder: string): string | undefined {
  const { root, problems } = parseJson(Text.of(text), 'settings', { comments: true });
  if (root?.kind !== 'object' || problems.length > 0) return undefined;
  const written = root.children.find((node) => node.name === section);
  if (written === undefined) {
    const edit = root.add({ name: section, text: `${folder}/` });
    return edit && applyEdits(text, [edit]);
  }
  const same = written.kind === 'string' && written.value.value.replace(/\/$/, '') === folder;
  return same ? text : undefined;
}
