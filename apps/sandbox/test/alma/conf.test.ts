import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { send } from '../client.ts';
import { conf, jsonHeaders, key } from './payloads.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.close());

async function shown(target: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const { body } = await send(sandbox.port, conf(target, headers));
  return body.replaceAll(sandbox.origin, 'http://sandbox');
}

test('a code table in XML', async () => {
  expect(await shown('code-tables/UserUserType', key)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <code_table link="http://sandbox/almaws/v1/conf/code-tables/UserUserType">
    <name>UserUserType</name>
    <description>UserUserType</description>
    <sub_system>ALL</sub_system>
    <patron_facing>false</patron_facing>
    <scope>
    <institution_id desc="Userlint sandbox">SANDBOX</institution_id>
    <library_id desc=""/>
    </scope>
    <language>en</language>
    <rows>
    <row>
    <code>INTERNAL</code>
    <description>Internal</description>
    <default>false</default>
    <enabled>true</enabled>
    </row>
    <row>
    <code>EXTERNAL</code>
    <description>External</description>
    <default>false</default>
    <enabled>true</enabled>
    </row>
    </rows>
    </code_table>"
  `);
});

test('a code table in JSON', async () => {
  expect(JSON.parse(await shown('code-tables/UserUserType?lang=de', jsonHeaders))).toMatchInlineSnapshot(`
    {
      "description": "UserUserType",
      "language": {
        "desc": null,
        "value": "de",
      },
      "link": "http://sandbox/almaws/v1/conf/code-tables/UserUserType",
      "name": "UserUserType",
      "patron_facing": false,
      "row": [
        {
          "code": "INTERNAL",
          "default": false,
          "description": "Intern",
          "enabled": true,
        },
        {
          "code": "EXTERNAL",
          "default": false,
          "description": "Extern",
          "enabled": true,
        },
      ],
      "scope": {
        "institution_id": {
          "desc": "Userlint sandbox",
          "value": "SANDBOX",
        },
        "library_id": {
          "desc": "",
          "value": "",
        },
      },
      "sub_system": {
        "desc": null,
        "value": "ALL",
      },
    }
  `);
});

test('a mapping table in XML', async () => {
  expect(await shown('mapping-tables/UserRecordType2EmailType', key)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <mapping_table link="http://sandbox/almaws/v1/conf/mapping-tables/UserRecordType2EmailType">
    <name>UserRecordType2EmailType</name>
    <description>UserRecordType2EmailType</description>
    <sub_system>ALL</sub_system>
    <patron_facing>false</patron_facing>
    <scope>
    <institution_id desc="Userlint sandbox">SANDBOX</institution_id>
    <library_id desc=""/>
    </scope>
    <rows>
    <row>
    <column0>PUBLIC</column0>
    <column1>personal</column1>
    <enabled>true</enabled>
    </row>
    <row>
    <column0>PUBLIC</column0>
    <column1>work</column1>
    <enabled>true</enabled>
    </row>
    <row>
    <column0>PUBLIC</column0>
    <column1>school</column1>
    <enabled>true</enabled>
    </row>
    <row>
    <column0>PUBLIC</column0>
    <column1>alternative</column1>
    <enabled>true</enabled>
    </row>
    <row>
    <column0>STAFF</column0>
    <column1>personal</column1>
    <enabled>true</enabled>
    </row>
    <row>
    <column0>STAFF</column0>
    <column1>work</column1>
    <enabled>true</enabled>
    </row>
    <row>
    <column0>STAFF</column0>
    <column1>school</column1>
    <enabled>true</enabled>
    </row>
    <row>
    <column0>STAFF</column0>
    <column1>alternative</column1>
    <enabled>true</enabled>
    </row>
    <row>
    <column0>CONTACT</column0>
    <column1>orderMail</column1>
    <enabled>true</enabled>
    </row>
    <row>
    <column0>CONTACT</column0>
    <column1>claimMail</column1>
    <enabled>true</enabled>
    </row>
    <row>
    <column0>CONTACT</column0>
    <column1>paymentMail</column1>
    <enabled>true</enabled>
    </row>
    <row>
    <column0>CONTACT</column0>
    <column1>returnsMail</column1>
    <enabled>true</enabled>
    </row>
    <row>
    <column0>CONTACT</column0>
    <column1>queries</column1>
    <enabled>true</enabled>
    </row>
    </rows>
    </mapping_table>"
  `);
});

test('the mapping tables in JSON', async () => {
  const { mapping_table, ...rest } = JSON.parse(await shown('mapping-tables', jsonHeaders));
  expect(rest).toEqual({ total_record_count: 4 });
  expect(mapping_table[0]).toMatchInlineSnapshot(`
    {
      "description": "UserRecordTypeUserGroup",
      "link": "http://sandbox/almaws/v1/conf/mapping-tables/UserRecordTypeUserGroup",
      "name": "UserRecordTypeUserGroup",
      "patron_facing": false,
      "scope": {
        "institution_id": {
          "desc": "Userlint sandbox",
          "value": "SANDBOX",
        },
        "library_id": {
          "desc": "",
          "value": "",
        },
      },
      "sub_system": {
        "desc": null,
        "value": "ALL",
      },
    }
  `);
});

test('the general configuration in XML', async () => {
  expect(await shown('general', key)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <general>
    <institution desc="Userlint sandbox">SANDBOX</institution>
    <environment_type>SANDBOX</environment_type>
    </general>"
  `);
});
