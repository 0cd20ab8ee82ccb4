import { operations as olsaOperations, tables as olsaTables } from '@userlint/rules/tables/olsa';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { childNamed, childrenNamed, type Element, readXml } from '../../src/xml/read.ts';
import { send } from '../client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterEach(() => sandbox.close());

async function description(path: string): Promise<Element> {
  const { body } = await send(sandbox.port, { method: 'GET', path });
  const root = readXml(body);
  if (root === undefined) throw new Error('The description is not well-formed.');
  return root;
}

/** What stands in the sequence of a global element. */
function sequence(root: Element, name: string): readonly Element[] {
  const schema = childNamed(childNamed(root, 'types'), 'schema');
  const declared = childrenNamed(schema, 'element').find((one) => one.attributes.get('name') === name);
  return childrenNamed(childNamed(childNamed(declared, 'complexType'), 'sequence'), 'element');
}

function attributes(elements: readonly Element[], attribute: string): readonly (string | undefined)[] {
  return elements.map((element) => element.attributes.get(attribute));
}

function operations(root: Element): readonly (string | undefined)[] {
  return attributes(childrenNamed(childNamed(root, 'portType'), 'operation'), 'name');
}

function location(root: Element): string | undefined {
  const port = childNamed(childNamed(root, 'service'), 'port');
  return childNamed(port, 'address')?.attributes.get('location');
}

test('OLSA: the elements of a request are those of its table, in its order', async () => {
  const root = await description('/olsa/services/Olsa?WSDL');
  for (const [name, table] of Object.entries(olsaTables)) {
    const rows = Object.entries(table).filter(([path]) => path.split('/').length === 2);
    const names = rows.map(([path]) => path.slice(name.length + 1));
    expect([name, attributes(sequence(root, name), 'name')]).toEqual([name, names]);
  }
});

test('OLSA: the order and the types of UM_EditUser are those that Olsa.cs has', async () => {
  const root = await description('/olsa/services/Olsa?WSDL');
  const elements = sequence(root, 'EditUserRequest');
  expect(attributes(elements, 'name').join(' ')).toBe(
    'customerId userName groupCode password firstName lastName email manager authType groupPath birthDate active sex address1 address2 city state zip country phone ccNumber ccType ccExpr free1 language newUserName',
  );
  expect(elements.filter((element) => element.attributes.get('type') !== 'xsd:string')).toMatchObject([
    {
      attributes: new Map([
        ['name', 'birthDate'],
        ['type', 'xsd:date'],
        ['minOccurs', '0'],
      ]),
    },
    {
      attributes: new Map([
        ['name', 'active'],
        ['type', 'xsd:boolean'],
        ['minOccurs', '0'],
      ]),
    },
  ]);
});

test('OLSA: what can be left out, and what can be repeated', async () => {
  const root = await description('/olsa/services/Olsa?WSDL');
  const elements = sequence(root, 'EditUserExtendedRequest');
  const needed = elements.filter((element) => element.attributes.get('minOccurs') === undefined);
  expect(attributes(needed, 'name')).toEqual(['customerId', 'username']);
  const many = elements.filter((element) => element.attributes.get('maxOccurs') === 'unbounded');
  expect(attributes(many, 'name')).toEqual(['groupCode']);
});

test('OLSA: the operations and the address', async () => {
  const root = await description('/olsa/services/Olsa?WSDL');
  expect(operations(root)).toEqual(olsaOperations.map(({ id }) => id.replace('olsa/', '')));
  expect(location(root)).toBe(`${sandbox.origin}/olsa/services/Olsa`);
});

/** What the vendor's description says of each call. Source: UserWebServices.xml in php-alma. */
const almaFacts = [
  { name: 'createUser', soapAction: 'createUser', args: ['arg0', 'arg1', 'arg2'] },
  { name: 'updateUser', soapAction: 'updateUser', args: ['arg0', 'arg1', 'arg2', 'arg3'] },
  { name: 'deleteUser', soapAction: 'deleteUser', args: ['arg0', 'arg1'] },
  { name: 'getUserDetails', soapAction: 'getUserDetails', args: ['arg0', 'arg1'] },
];
/** An optional text. */
const optional = (name: string) => ['name', name, 'type', 'xsd:string', 'minOccurs', '0'];

test.each(almaFacts)('Alma: $name is what the vendor describes', async ({ name, soapAction, args }) => {
  const root = await description('/almaws/repository/UserWebServices?wsdl');
  const described = (elements: readonly Element[]) => elements.map((one) => [...one.attributes].flat());
  expect(described(sequence(root, name))).toEqual(args.map(optional));
  expect(described(sequence(root, `${name}Response`))).toEqual([optional('SearchResults')]);

  const named = (parent: Element | undefined) =>
    childrenNamed(parent, 'operation').find((one) => one.attributes.get('name') === name);
  const bound = named(childNamed(root, 'binding'));
  // Of the two elements of this name, the one of SOAP.
  expect(childNamed(bound, 'operation')?.attributes.get('soapAction')).toBe(soapAction);
  expect(
    ['input', 'output'].map((way) => childNamed(childNamed(bound, way), 'body')?.attributes.get('use')),
  ).toEqual(['literal', 'literal']);
  expect(childrenNamed(named(childNamed(root, 'portType')), 'fault')).toEqual([]);
});

test('Alma: the service as a whole is what the vendor describes', async () => {
  const root = await description('/almaws/repository/UserWebServices?wsdl');
  const schema = childNamed(childNamed(root, 'types'), 'schema');
  const binding = childNamed(root, 'binding');
  const port = childNamed(childNamed(root, 'service'), 'port');
  expect({
    service: root.attributes.get('name'),
    namespace: root.attributes.get('targetNamespace'),
    qualified: schema?.attributes.get('elementFormDefault'),
    portType: childNamed(root, 'portType')?.attributes.get('name'),
    binding: binding?.attributes.get('name'),
    // The namespace of this element says that it is SOAP 1.1.
    soap: childNamed(binding, 'binding')?.namespace,
    style: childNamed(binding, 'binding')?.attributes.get('style'),
    port: port?.attributes.get('name'),
    calls: [...operations(root)].sort(),
  }).toEqual({
    service: 'UserWebServices',
    namespace: 'http://alma.exlibris.com/',
    qualified: 'unqualified',
    portType: 'UserWebServices',
    binding: 'UserWebServicesSoapBinding',
    soap: 'http://schemas.xmlsoap.org/wsdl/soap/',
    style: 'document',
    port: 'UserWebServicesPort',
    calls: almaFacts.map(({ name }) => name).sort(),
  });
  expect(location(root)).toBe(`${sandbox.origin}/almaws/repository/UserWebServices`);
});
