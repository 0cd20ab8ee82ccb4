import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { openWorkbench, type Workbench } from './workbench.ts';

const vsix = '/tmp/wb/userlint.vsix';
let folder: string;
let workbench: Workbench;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'userlint-test-'));
  await writeFile(
    join(folder, 'a.xml'),
    '<user>\n  <externalId>WRONG</externalId>\n  <name>Ada</name>\n</user>\n',
  );
  await writeFile(join(folder, 'b.json'), '{ "a": 1,, "b": 2 }\n');
  const t = performance.now();
  workbench = await openWorkbench({ folder, vsix, settings: { 'userlint.sandbox.port': 4999 } });
  console.log('opened', performance.now() - t);
});

afterAll(async () => {
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

test('json', async () => {
  await workbench.openFile('b.json');
  await workbench.screenshot('try-json');
  await workbench.showsSquiggles([',']);
  console.log(await workbench.problems());
  await workbench.screenshot('try-json');
});

test('xml', async () => {
  await workbench.openFile('a.xml');
  await workbench.showsSquiggles(['WRONG']);
  console.log(await workbench.problems(), await workbench.codeLenses());
  await workbench.screenshot('try-xml');
  await workbench.page.keyboard.press('F8');
  await workbench.screenshot('try-f8');
  await workbench.page.keyboard.press('Escape');
  console.log(await workbench.openQuickFixes());
  await workbench.screenshot('try-fixes');
  await workbench.chooseQuickFix('Change to MAYBE');
  await workbench.showsText('<externalId>MAYBE');
  await workbench.showsSquiggles([]);
  await workbench.replaceText('MAYBE', 'WRONG');
  await workbench.showsProblem('externalId is WRONG');
  await workbench.codeLens('Send update to Sandbox');
  await workbench.screenshot('try-pick');
  await workbench.pickItem('Sandbox');
  console.log(await workbench.dialogText());
  await workbench.screenshot('try-dialog');
  await workbench.dialogButton('Send');
  await workbench.showsText('answer Send port 4999 trusted true');
  await workbench.showsNotification('Sent: 200');
  await workbench.screenshot('try-answer');
  await workbench.openFile('a.xml');
  await workbench.quickFix('Change to RIGHT');
  await workbench.showsSquiggles([]);
  await workbench.save();
  await workbench.runCommand('Userlint: Send Update…');
  await workbench.pickItem('Other');
  console.log(await workbench.dialogText());
  await workbench.dialogButton('Cancel');
});
