import { expect, test } from 'vitest';
import { type EditorText, Projects } from './projects.ts';

const settings = 'file:///work/userlint.json';

/** Projects over one settings file with this text, which the documents below it are ruled by. */
function projectsOver(text: string) {
  const editors = new Map<string, EditorText>();
  const port = {
    text,
    nearest: async (document: string) => {
      const path = document.replace('file:///work/', '');
      return path === document ? undefined : { uri: settings, path, text: port.text };
    },
    beside: async () => undefined,
  };
  const warnings: string[] = [];
  const projects = new Projects(
    port,
    (uri) => editors.get(uri),
    (line) => warnings.push(line),
  );
  return { projects, port, editors, warnings };
}

const codes = (folder: string) => `file:///work/${folder}/UserGroups.json`;

test('a file of codes counts while settings in use name it, however often they change', async () => {
  const { projects, port } = projectsOver('{"codes": "codes/"}');
  await projects.settingsFor('file:///work/a.xml', []);
  await projects.settingsFor('file:///work/b.xml', []);
  expect(projects.changed([codes('codes')])).toBe(true);
  expect(projects.changed([codes('other')])).toBe(false);

  port.text = '{"codes": "other/"}';
  await projects.settingsFor('file:///work/a.xml', []);
  expect(projects.changed([codes('codes')])).toBe(false);
  expect(projects.changed(['file:///work/%6fther/UserGroups.json'])).toBe(true);

  await projects.settingsFor('file:///work/a.xml', []);
  projects.closed('file:///work/a.xml');
  expect(projects.changed([codes('other')])).toBe(true);
  await projects.settingsFor('file:///work/b.xml', []);
  projects.closed('file:///work/b.xml');
  expect(projects.changed([codes('other')])).toBe(false);
  expect(projects.changed([settings])).toBe(true);
});

test('names that were half typed in open settings are forgotten', async () => {
  const { projects } = projectsOver('{}');
  for (const folder of ['c', 'co', 'cod']) await projects.check(settings, `{"codes": "${folder}/"}`);
  expect(['c', 'co', 'cod'].map((folder) => projects.changed([codes(folder)]))).toEqual([false, false, true]);
  projects.closed(settings);
  expect(projects.changed([codes('cod')])).toBe(false);
});

test('a document that other settings rule over now no longer keeps those it had', async () => {
  const { projects, port } = projectsOver('{"codes": "codes/"}');
  await projects.settingsFor('file:///work/a.xml', []);
  port.nearest = async () => undefined;
  const { file } = await projects.settingsFor('file:///work/a.xml', []);
  expect(file).toBeUndefined();
  expect(projects.changed([codes('codes')])).toBe(false);
});

test('settings are current as long as they are as they were read, on disk or in the editor', async () => {
  const { projects, port, editors } = projectsOver('{"codes": "codes/"}');
  const document = 'file:///work/a.xml';
  const { file } = await projects.settingsFor(document, []);
  if (file === undefined) throw new Error('expected a settings file');
  expect(await projects.isCurrent(document, [], file)).toBe(true);
  port.text = '{}';
  expect(await projects.isCurrent(document, [], file)).toBe(false);
  editors.set(settings, { version: 3, getText: () => '{"codes": "codes/"}' });
  expect(await projects.isCurrent(document, [], file)).toBe(false);
  const opened = await projects.settingsFor(document, []);
  expect(opened.file?.version).toBe(3);
  expect(opened.file && (await projects.isCurrent(document, [], opened.file))).toBe(true);
});

test('settings that cannot be used are told once each time they are read', async () => {
  const { projects, port, warnings } = projectsOver('');
  port.nearest = async () =>
    ({ uri: settings, path: 'a.xml', text: undefined, problem: 'it is too large' }) as never;
  const { file } = await projects.settingsFor('file:///work/a.xml', []);
  expect(file).toBeUndefined();
  expect(warnings).toEqual(['A userlint.json is not used: it is too large.']);
});
