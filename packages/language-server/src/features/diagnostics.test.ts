import { expect, test } from 'vitest';
import { minimal, neovim, visualStudioCode } from '../../test/client.ts';
import { OneSettingsFile, start } from '../../test/in-process.ts';
import { envelope, match, mismatch } from '../../test/payloads.ts';
import { MOST_CARRYING, MOST_FINDINGS } from './diagnostics.ts';

const uri = 'file:///work/a.xml';

test('a client that asks gets full, then unchanged reports, and nothing is pushed', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, mismatch);
  const first = await client.pull(uri);
  expect(first).toMatchObject({
    kind: 'full',
    items: [
      {
        source: 'userlint',
        code: 'alma/external-system-code',
        severity: 1,
        codeDescription: { href: 'file:///pages/alma/external-system-code.md' },
        relatedInformation: [{ location: { uri } }],
      },
    ],
  });
  expect(await client.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
  await client.edit(uri, 'SIS_temp', 'SIS');
  expect(await client.pull(uri, first.resultId)).toMatchObject({ kind: 'full', items: [] });
  await client.close(uri);
  expect(await client.pull(uri)).toEqual({ kind: 'full', items: [] });
  expect(client.published).toEqual([]);
  await client.end();
});

test('the underlined text is the offending value', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, mismatch);
  const [diagnostic] = await client.pulled(uri);
  expect(diagnostic && client.document(uri).getText(diagnostic.range)).toBe('SIS_temp');
  const partner = diagnostic?.relatedInformation?.[0]?.location.range;
  expect(partner && client.document(uri).getText(partner)).toBe('SIS');
  await client.end();
});

test('a client that does not ask is told, with the version, and closing clears', async () => {
  const client = await start(neovim);
  await client.open(uri, mismatch);
  expect(await client.pushed(uri, 1)).toMatchObject([{ code: 'alma/external-system-code' }]);
  const version = await client.edit(uri, 'SIS_temp', 'SIS');
  expect(await client.pushed(uri, version)).toEqual([]);
  await client.edit(uri, '>SIS<', '>OTHER<');
  await client.pushed(uri, version + 1);
  await client.close(uri);
  await client.until(() => client.published.at(-1)?.version === undefined);
  expect(client.published.at(-1)).toEqual({ uri, diagnostics: [] });
  await client.end();
});

test('what arrives together is handled once, and only the newest version is reported', async () => {
  const client = await start(minimal);
  void client.open(uri, mismatch);
  for (let i = 0; i < 20; i += 1) void client.edit(uri, 'SIS_temp', `${i}SIS_temp`);
  void client.edit(uri, 'johns', 'susan');
  const newest = client.document(uri).version;
  await client.pushed(uri, newest);
  expect(client.published.map(({ version }) => version)).toEqual([newest]);
  await client.end();
});

test('a document that is no payload gets nothing', async () => {
  const client = await start(minimal);
  await client.open('file:///work/package.json', '{"name": "x", "version": 1,', 'json');
  expect(await client.pushed('file:///work/package.json', 1)).toEqual([]);
  await client.end();
});

test('a settings file gets the findings of its settings', async () => {
  const client = await start(minimal);
  const settings = 'file:///work/userlint.json';
  await client.open(settings, '{"files": {"*.xml": {"operation": "alma/users.updaet"}}}', 'jsonc');
  expect(await client.pushed(settings, 1)).toMatchObject([{ code: 'settings', severity: 1 }]);
  await client.end();
});

test('changed settings are applied to what is open, and the client that asks is told to ask again', async () => {
  const port = new OneSettingsFile('{"rules": {"alma/external-system-code": "off"}}');
  const client = await start(visualStudioCode, port);
  await client.open(uri, mismatch);
  expect(await client.pulled(uri)).toEqual([]);
  port.text = '{}';
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: port.uri, type: 2 }],
  });
  await client.until(() => client.asked.includes('workspace/diagnostic/refresh'));
  expect(await client.pulled(uri)).toMatchObject([{ code: 'alma/external-system-code' }]);
  await client.end();
});

test('settings count as they stand in the editor', async () => {
  const port = new OneSettingsFile('{}');
  const client = await start(neovim, port);
  await client.open(uri, mismatch);
  expect(await client.pushed(uri, 1)).toHaveLength(1);
  await client.open(port.uri, '{}', 'json');
  await client.edit(port.uri, '{}', '{"rules": {"alma/external-system-code": "off"}}');
  await client.until(
    () => client.published.at(-1)?.uri === uri && client.published.at(-1)?.diagnostics.length === 0,
  );
  await client.close(port.uri);
  await client.until(
    () => client.published.at(-1)?.uri === uri && client.published.at(-1)?.diagnostics.length === 1,
  );
  await client.end();
});

test('codes beside the settings are applied, as they are on disk now or stand in the editor', async () => {
  const port = new OneSettingsFile('{"codes": "codes/"}');
  const codes = 'file:///work/codes/UserGroups.json';
  const table = (code: string) =>
    `{"table": "UserGroups", "fetched": "2026-11-21", "codes": {"${code}": ""}}`;
  port.files.set('codes/UserGroups.json', table('01'));
  const client = await start(visualStudioCode, port);
  await client.open(uri, '<user><primary_id>a</primary_id><user_group>02</user_group></user>');
  const found = async () =>
    (await client.pulled(uri)).flatMap(({ code, message }) => (code === 'code-table' ? [message] : []));
  expect(await found()).toEqual(['02 is not in the institution’s table UserGroups of 2026-11-21.']);

  port.files.set('codes/UserGroups.json', table('02'));
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: codes, type: 2 }],
  });
  await client.until(() => client.asked.includes('workspace/diagnostic/refresh'));
  expect(await found()).toEqual([]);

  await client.open(codes, table('03'), 'json');
  expect(await found()).toHaveLength(1);
  await client.end();
});

/** A record with this many fields that Alma does not know. */
function recordWith(unknown: number, last = ''): string {
  const fields = Array.from({ length: unknown }, (_, i) => `<wrong${i}/>\n`).join('');
  return `<user><primary_id>x</primary_id><record_type>PUBLIC</record_type>\n${fields}${last}</user>`;
}

test('beyond the cap the gravest are shown, and how many more there are', async () => {
  const client = await start(minimal);
  await client.open(uri, recordWith(MOST_FINDINGS + 7, '<gender>neither</gender>'));
  const diagnostics = await client.pushed(uri, 1);
  expect(diagnostics).toHaveLength(MOST_FINDINGS + 1);
  const [more, ...others] = diagnostics.filter(({ code }) => code === 'more-findings');
  expect(others).toEqual([]);
  expect(more).toMatchObject({
    severity: 3,
    message: expect.stringMatching(
      /^There are \d+ more findings, from here on; the 1000 gravest are shown\. /,
    ),
  });
  await client.end();
});

test('an answer that would say the same is not sent again; one that moves is', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, recordWith(MOST_CARRYING + 1));
  const first = await client.pull(uri);
  await client.edit(uri, '<primary_id>x', '<primary_id>xy');
  const same = await client.pull(uri, first.resultId);
  expect(same).toEqual({ kind: 'unchanged', resultId: first.resultId });
  await client.edit(uri, '<primary_id>', '\n<primary_id>');
  const moved = await client.pull(uri, first.resultId);
  expect(moved).toMatchObject({ kind: 'full' });
  expect(moved.resultId).not.toBe(first.resultId);
  // A client that lost what it was told gets all of it.
  expect(await client.pull(uri)).toEqual(moved);
  await client.end();
});

test('few diagnostics carry their fixes, with the version they are for; in a large answer none does', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, mismatch);
  expect((await client.pulled(uri)).map(({ data }) => data)).toMatchObject([{ version: 1 }]);
  const version = await client.edit(uri, '>en<', '>de<');
  expect((await client.pulled(uri)).map(({ data }) => data)).toMatchObject([{ version }]);

  // Each name that is nearly one of Alma's has a fix.
  const nearly = (count: number) => recordWith(0, '<first_nam/>'.repeat(count));
  for (const [count, carry] of [
    [2, true],
    [MOST_CARRYING + 1, false],
  ] as const) {
    const record = `file:///work/${count}.xml`;
    await client.open(record, nearly(count));
    const diagnostics = await client.pulled(record);
    expect(diagnostics.length).toBeGreaterThanOrEqual(count);
    expect(diagnostics.some(({ data }) => data !== undefined)).toBe(carry);
  }
  await client.end();
});

test('edited is the same as opened: astral characters, CRLF and all', async () => {
  const client = await start(minimal);
  const text = envelope('SIS', '😀 SIS_temp').replaceAll('\n', '\r\n');
  await client.open(uri, match);
  await client.edit(uri, match, text);
  await client.edit(uri, 'johns', '𝒿ohns');
  const version = await client.edit(uri, 'SIS_temp', '\r\n\u2028SIS');
  const edited = await client.pushed(uri, version);
  const fresh = 'file:///work/fresh.xml';
  await client.open(fresh, client.text(uri));
  expect(await client.pushed(fresh, 1)).toEqual(edited);
  await client.end();
});
