import { expect, test } from 'vitest';
import { fieldsPage } from '../src/docs/fields-page.ts';
import { rulesPage } from '../src/docs/rules-page.ts';
import { settingsSchema } from '../src/docs/settings-schema.ts';
import { rules } from '../src/services/catalogue.ts';
import { services } from '../src/services/index.ts';

const docs = '../../../docs';

test('docs/rules.md is up to date', async () => {
  const pageOf = (id: string) => {
    const [first, second] = id.split('/');
    const folder = '../packages/rules/src';
    return second === undefined
      ? `${folder}/rules/${first}.md`
      : `${folder}/services/${first}/rules/${second}.md`;
  };
  await expect(rulesPage(rules, pageOf)).toMatchFileSnapshot(`${docs}/rules.md`);
});

const records = services.flatMap((service) => service.records.map((type) => ({ service, type })));

test.each(
  records.map(({ service, type }) => ({ id: `${service.id}-${type.root.replace('/', '-')}`, service, type })),
)('the page of $id in docs/fields is up to date', async ({ id, service, type }) => {
  await expect(fieldsPage(`${service.title}: ${type.root}`, type.table)).toMatchFileSnapshot(
    `${docs}/fields/${id}.md`,
  );
});

test('the pages of WS-Security headers in docs/fields are up to date', async () => {
  for (const { id, title, operations } of services) {
    for (const table of new Set(
      operations.flatMap(({ securityFields }) => (securityFields ? [securityFields] : [])),
    )) {
      await expect(fieldsPage(`${title}: Security`, table)).toMatchFileSnapshot(
        `${docs}/fields/${id}-Security.md`,
      );
    }
  }
});

const operations = services.flatMap((service) => service.operations);

test.each(operations)('the parameters of $id in docs/fields are up to date', async (operation) => {
  const name = operation.id.replace('/', '-');
  await expect(fieldsPage(`${operation.id}: ${operation.title}`, operation.parameters)).toMatchFileSnapshot(
    `${docs}/fields/parameters/${name}.md`,
  );
});

test('docs/settings.schema.json is up to date', async () => {
  const text = `${JSON.stringify(settingsSchema(services, rules), undefined, 2)}\n`;
  await expect(text).toMatchFileSnapshot(`${docs}/settings.schema.json`);
});
