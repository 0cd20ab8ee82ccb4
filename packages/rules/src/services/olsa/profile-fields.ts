import type { TableRow, TableSource } from '../../model/service.ts';
import type { Node } from '../../syntax/tree.ts';
import { codes } from './codes.ts';
import { operationNamed } from './operations.ts';

/** The fields of the profile that a site has, its own among them. */
export const tables: readonly TableSource[] = [
  {
    names: Object.keys(codes),
    operation: operationNamed('UM_GetProfileFieldDefinitions'),
    // The argument object of a SOAP client: whoever prepares it for sending makes the envelope.
    ask: (_, institution) => ({ text: JSON.stringify({ customerId: institution }), path: 'request.json' }),
    rows: (_, answer) => rows(answer),
  },
];

const path = ['Body', 'GetProfileFieldDefinitionsResponse', 'ProfileFieldDefinitions'];

/** `<fieldDefinition id="_sys_firstname" enabled="true"><label><localizedValue>First Name</localizedValue></label>` */
function rows(answer: Node): readonly TableRow[] | undefined {
  return descend(answer, path)
    ?.children.filter(({ name }) => name === 'fieldDefinition')
    .map((field) => {
      const attributes = new Map(field.attributes.map(({ name, value }) => [name, value.value]));
      const label = descend(field, ['label', 'localizedValue'])?.value.value ?? attributes.get('type') ?? '';
      return new Map([
        ['code', attributes.get('id') ?? ''],
        ['description', label],
        ['enabled', attributes.get('enabled') ?? 'true'],
      ]);
    });
}

/** The first element along a path of names. */
function descend(from: Node, names: readonly string[]): Node | undefined {
  let at: Node | undefined = from;
  for (const name of names) at = at?.children.find((child) => child.name === name);
  return at;
}
