import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from '@userlint/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorkbench } from './open-workbench.ts';
import type { Workbench } from './workbench.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const vsix = join(repository, 'apps', 'vscode', 'dist', 'userlint.vsix');
const answer = 'Answer from Sandbox.http';

/** One line for each request that reached the sandbox. */
let arrived: string[] = [];
let folder: string;
let sandbox: Sandbox;
let workbench: Workbench;

beforeAll(async () => {
  if (!existsSync(vsix)) throw new Error(`${vsix} is missing: build it with npm run build.`);
  folder = await mkdtemp(join(tmpdir(), 'userlint-test-'));
  await cp(join(repository, 'examples'), join(folder, 'examples'), { recursive: true });
  sandbox = await startSandbox({ port: 0, log: (line) => arrived.push(line) });
  workbench = await openWorkbench({
    folder: join(folder, 'examples'),
    vsix,
    settings: { 'userlint.sandbox.port': sandbox.port },
  });
});

afterAll(async () => {
  await workbench?.close();
  await sandbox?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => {
  arrived = [];
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await workbench.screenshot(`failed-${task.name.replace(/\W+/g, '-')}`);
  await workbench.discardEverything();
});

test('a mismatched envelope is underlined, and fixed by keyboard', async () => {
  await workbench.openFile('alma-soap/update-user-mismatch.xml');
  await workbench.showsSquiggles(['SIS_temp']);
  await workbench.showsCodeLenses(['Send update to Sandbox']);
  expect(await workbench.showsProblem("externalId is 'SIS_temp'", "is 'SIS'")).toContain(
    'alma/external-system-code',
  );
  await workbench.screenshot('squiggle');

  await workbench.goTo('SIS_temp');
  const fixes = await workbench.openQuickFixes();
  expect(fixes.slice(0, 2)).toEqual([
    "Make the call match the record: arg2 = 'SIS_temp'",
    "Make the record match the call: externalId = 'SIS'",
  ]);
  await workbench.screenshot('quick-fix');
  await workbench.chooseQuickFix('Make the call match the record');

  await workbench.goToTop();
  await workbench.showsText('<arg2>SIS_temp</arg2>');
  await workbench.showsSquiggles([]);
  await workbench.showsNoProblems();
  await workbench.screenshot('fixed');

  await workbench.codeLens('Send update to Sandbox');
  await workbench.dialogButton('Send');
  await workbench.showsNotification('Sandbox: updated johns.');
  expect(arrived).toHaveLength(1);
});

test('sent despite the error, the answer 401655 comes back to the line; fixed, it is accepted', async () => {
  await workbench.openFile('alma-soap/update-user.xml');
  await workbench.showsSquiggles([]);
  await workbench.replaceText('<arg2>SIS_temp<', '<arg2>SIS<');
  await workbench.showsSquiggles(['SIS_temp']);

  await workbench.codeLens('Send update to Sandbox');
  const question = await workbench.dialogText();
  expect(question).toContain('Send update of johns to Sandbox?');
  expect(question).toContain('1 error stands in the way:');
  await workbench.screenshot('question');
  expect(arrived).toEqual([]);
  await workbench.dialogButton('Send Despite Errors');
  await workbench.showsText('401655', answer);
  await workbench.showsProblem('answered 401655', 'service-answer');
  await workbench.showsNoNotification('Sending to Sandbox');
  await workbench.screenshot('refused');
  expect(arrived).toEqual([expect.stringContaining('401655')]);

  await workbench.quickFixAt('SIS_temp', 'Make the call match the record');
  await workbench.showsText('<arg2>SIS_temp</arg2>');
  await workbench.showsNoProblems();
  await workbench.clearNotifications();
  await workbench.runCommand('Userlint: Send Update…');
  expect(await workbench.dialogText()).not.toContain('in the way');
  await workbench.dialogButton('Send');
  await workbench.showsNotification('Sandbox: updated johns.');
  await workbench.showsNoNotification('Sending to Sandbox');
  await workbench.showsText('Verdict: applied', answer);
  await workbench.screenshot('accepted');
  expect(arrived).toHaveLength(2);
});

test('a question that is cancelled sends nothing', async () => {
  await workbench.openFile('alma-soap/update-user.xml');
  await workbench.codeLens('Send update to Sandbox');
  await workbench.dialogText();
  await workbench.dialogButton('Cancel');
  expect(arrived).toEqual([]);
});

test('an .http file: override is checked, corrected and sent', async () => {
  await workbench.openFile('alma-rest/update-user.http');
  await workbench.showsSquiggles(['user_groups']);
  await workbench.showsProblem('The record has no job_category', 'alma/override');
  await workbench.screenshot('http');
  await workbench.quickFixAt('user_groups', 'Change to user_group');
  await workbench.showsText('?override=user_group\n');
  await workbench.showsSquiggles([]);

  await workbench.codeLens('Send update to Sandbox');
  expect(await workbench.dialogText()).toContain('Send update of apatel to Sandbox?');
  await workbench.dialogButton('Send');
  await workbench.showsNotification('Sandbox: updated apatel.');
  await workbench.showsNoNotification('Sending to Sandbox');
  expect(arrived).toHaveLength(1);
});

test('an OLSA envelope: limits are underlined, the fault comes back, all is fixed by keyboard and accepted', async () => {
  await workbench.openFile('olsa/edit-user.xml');
  await workbench.showsSquiggles(['03062-0000-0000-0000-0000', 'jane doe']);
  await workbench.showsSquiggles(['01/31/1980', '01/26'], 'warning');
  await workbench.showsCodeLenses(['Send update to Sandbox']);
  await workbench.screenshot('olsa');

  await workbench.codeLens('Send update to Sandbox');
  expect(await workbench.dialogText()).toContain('2 errors stand in the way:');
  await workbench.dialogButton('Send Despite Errors');
  await workbench.showsText('Invalid date', answer);
  await workbench.showsProblem('OLSA answered a fault: Invalid date', 'service-answer');
  await workbench.showsNoNotification('Sending to Sandbox');
  await workbench.screenshot('olsa-refused');

  await workbench.quickFixAt('01/31/1980', 'Write the day as the service reads it');
  await workbench.quickFixAt('03062-0000', 'Cut to 20 characters');
  await workbench.quickFixAt('01/26', 'Change to 0126');
  await workbench.replaceText('jane doe', 'jane.doe');
  await workbench.showsSquiggles([]);
  await workbench.showsNoProblems();
  await workbench.clearNotifications();
  await workbench.runCommand('Userlint: Send Update…');
  await workbench.dialogButton('Send');
  await workbench.showsNotification('Sandbox: updated jdoe.');
  await workbench.showsNoNotification('Sending to Sandbox');
  await workbench.screenshot('olsa-accepted');
  expect(arrived).toHaveLength(2);
});

test('fields and codes are offered, and a field says what it is', async () => {
  await workbench.openFile('staff/maria.xml');
  await workbench.typeAt('<status>', 'before', '<exp');
  const { page } = workbench;
  await page.keyboard.press('Control+Space');
  const chosen = page.locator('.suggest-widget .monaco-list-row.focused', { hasText: 'expiry_date' });
  await chosen.waitFor();
  await workbench.screenshot('completion');
  await page.keyboard.press('Enter');
  await workbench.showsText('<expiry_date></expiry_date>');
  await page.keyboard.insertText('2030-12-31Z');
  await workbench.showsText('<expiry_date>2030-12-31Z</expiry_date>');
  await workbench.showsHover('STAFF', 'user/record_type');
});

test('the record inside an envelope is shown decoded, and becomes a request of the REST API', async () => {
  await workbench.openFile('alma-soap/update-user-escaped.xml');
  await workbench.showsSquiggles(['SIS_temp']);
  await workbench.goTo('SIS_temp');
  await workbench.runCommand('Userlint: Open Decoded Payload');
  await workbench.page.locator('.tab', { hasText: 'Decoded' }).first().waitFor();
  await workbench.screenshot('decoded');
  await workbench.openFile('alma-soap/update-user.xml');
  await workbench.showsCodeLenses(['Send update to Sandbox']);
  await workbench.runCommand('Userlint: Convert to REST Request (JSON)');
  await workbench.showsText('PUT {{host}}/almaws/v1/users/johns');
  await workbench.screenshot('converted');
});

test('the record is written in a CDATA section, and back', async () => {
  await workbench.openFile('alma-soap/update-user-escaped.xml');
  await workbench.showsSquiggles(['SIS_temp']);
  await workbench.goTo('&lt;xb:status>');
  await workbench.refactor('Write the record in a CDATA section');
  await workbench.showsText('<arg3><![CDATA[<xb:userRecord');
  await workbench.showsSquiggles(['SIS_temp']);
  await workbench.goTo('<xb:status>');
  await workbench.refactor('Write the record as escaped text');
  await workbench.showsText('<arg3>&lt;xb:userRecord');
});

test('code tables are fetched, named in the settings, and a label is repaired to its code', async () => {
  await workbench.openFile('staff/maria.xml');
  await workbench.runCommand('Userlint: Fetch Code Tables…');
  expect(await workbench.dialogText()).toContain('Fetch code tables from Sandbox?');
  await workbench.dialogButton('Fetch');
  await workbench.showsNotification('tables were fetched from Sandbox.');
  await workbench.notificationButton('Add to userlint.json');
  await workbench.replaceText('>STAFF</user_group>', '>Students</user_group>');
  await workbench.showsProblem('Students', 'code-table');
  await workbench.screenshot('codes');
  await workbench.quickFixAt('Students', 'Change to STUDENT');
  await workbench.showsText('<user_group>STUDENT</user_group>');
});

test('in a folder nobody trusts, payloads are checked and nothing is sent', async () => {
  const restricted = await openWorkbench({
    folder: join(folder, 'examples'),
    vsix,
    settings: { 'userlint.sandbox.port': sandbox.port },
    trust: 'ask',
  });
  try {
    await restricted.openFile('alma-soap/update-user-mismatch.xml');
    await restricted.showsSquiggles(['SIS_temp']);
    await restricted.codeLens('Send update to Sandbox');
    await restricted.showsNotification('Sending needs a trusted workspace.');
    await restricted.screenshot('restricted');
    expect(arrived).toEqual([]);
  } finally {
    await restricted.close();
  }
});
