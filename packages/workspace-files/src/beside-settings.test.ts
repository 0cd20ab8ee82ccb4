import { expect, test } from 'vitest';
import { folder } from '../test/folder.ts';
import { besideSettings } from './beside-settings.ts';
import { largestFile } from './read-inside.ts';

test('a file in the folder of the settings is read, anything else is not', async () => {
  const here = await folder();
  await here.write('work/codes/a b.json', 'codes');
  await here.write('work/large.json', ' '.repeat(largestFile + 1));
  await here.write('work/latin.json', Uint8Array.of(0x22, 0xfc, 0x22));
  await here.write('secret.json', 'secret');
  await here.link('work/link.json', 'secret.json');
  await here.link('work/inner.json', 'work/codes/a b.json');
  await here.pipe('work/pipe.json');
  const { readFile } = besideSettings(here.path('work'));
  expect(await readFile('codes/a b.json')).toBe('codes');
  expect(await readFile('inner.json')).toBe('codes');
  const others = [
    'missing.json',
    'codes',
    'large.json',
    'latin.json',
    'link.json',
    'pipe.json',
    '../secret.json',
    '\0',
  ];
  for (const path of others) expect(await readFile(path), path).toBeUndefined();
});
