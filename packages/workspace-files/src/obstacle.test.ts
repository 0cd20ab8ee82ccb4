import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { folder } from '../test/folder.ts';
import { obstacleTo } from './obstacle.ts';

/** What is in the way to `work/codes/a.json`, from the folder `work`; by the path from the folder of the test. */
async function obstacle(make: (here: Awaited<ReturnType<typeof folder>>) => Promise<unknown>) {
  const here = await folder();
  await here.write('work/userlint.json');
  await here.write('else/a.json');
  await make(here);
  const found = await obstacleTo(here.path('work'), here.path('work/codes/a.json'));
  return found && `${relative(here.path(''), found.path)}: ${found.is}`;
}

// biome-ignore format: one case a line
test.each<[string, Parameters<typeof obstacle>[0], string | undefined]>([
  ['nothing', async () => {}, undefined],
  ['an empty folder', (here) => here.write('work/codes/b.json'), undefined],
  ['the file', (here) => here.write('work/codes/a.json'), undefined],
  ['a pipe, for whoever reads to see', (here) => here.pipe('work/codes/a.json'), undefined],
  ['a folder that is a link', (here) => here.link('work/codes', 'else'), 'work/codes: link'],
  ['a folder that is a link within the project', async (here) => { await here.write('work/b/a.json'); await here.link('work/codes', 'work/b'); }, 'work/codes: link'],
  ['a file that is a link', (here) => here.link('work/codes/a.json', 'else/a.json'), 'work/codes/a.json: link'],
  ['a link that leads nowhere', (here) => here.link('work/codes/a.json', 'gone'), 'work/codes/a.json: link'],
  ['a link to itself', (here) => here.link('work/codes', 'work/codes'), 'work/codes: link'],
  ['a file in the place of the folder', (here) => here.write('work/codes'), 'work/codes: no folder'],
])('%s', async (_what, make, found) => {
  expect(await obstacle(make)).toBe(found);
});

test('the folder itself may be a link: whoever opened it knows', async () => {
  const here = await folder();
  await here.write('work/a.json');
  await here.link('open', 'work');
  expect(await obstacleTo(here.path('open'), here.path('open/a.json'))).toBeUndefined();
});
