import { complexType, schemaElement } from '../soap/schema.ts';
import { wsdl } from '../soap/wsdl.ts';
import { almaOperations } from './tables.ts';

/** No public copy of the vendor's description is known: this one is made of the tables. */
export function almaWsdl(namespace: string, location: string): string {
  const calls = almaOperations.flatMap(({ door, parameters }) =>
    door.kind === 'soap' ? [{ door, parameters: Object.entries(parameters) }] : [],
  );
  const requests = calls.map(({ door, parameters }) =>
    schemaElement(
      door.element,
      complexType(
        parameters.map(([path, { required }]) =>
          schemaElement(
            path.replace('envelope/', ''),
            'xsd:string',
            required?.in === 'always' ? {} : { min: 0 },
          ),
        ),
      ),
    ),
  );
  const responses = calls.map(({ door }) =>
    schemaElement(responseOf(door.element), complexType([schemaElement('SearchResults', 'xsd:string')])),
  );
  return wsdl({
    name: 'UserWebServices',
    port: 'UserWebServices',
    namespace,
    qualified: false,
    elements: [...requests, ...responses],
    operations: calls.map(({ door }) => ({
      name: door.element,
      action: door.action,
      input: door.element,
      output: responseOf(door.element),
      faults: [],
    })),
    location,
  });
}

function responseOf(request: string): string {
  return `${request}Response`;
}
