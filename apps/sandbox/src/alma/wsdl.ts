import { complexType, schemaElement } from '../soap/schema.ts';
import { wsdl } from '../soap/wsdl.ts';
import { almaOperations } from './tables.ts';

/**
 * Made of the tables, and the same to a client as the vendor's own description, of which a public copy has been found: every
 * argument is an optional text, the answer is one, and no fault is declared.
 */
export function almaWsdl(namespace: string, location: string): string {
  const calls = almaOperations.flatMap(({ door, parameters }) =>
    door.kind === 'soap' ? [{ door, parameters: Object.entries(parameters) }] : [],
  );
  const requests = calls.map(({ door, parameters }) =>
    schemaElement(
      door.element,
      complexType(
        parameters.map(([path]) => schemaElement(path.replace('envelope/', ''), 'xsd:string', { min: 0 })),
      ),
    ),
  );
  const responses = calls.map(({ door }) =>
    schemaElement(
      responseOf(door.element),
      complexType([schemaElement('SearchResults', 'xsd:string', { min: 0 })]),
    ),
  );
  return wsdl({
    name: 'UserWebServices',
    portType: 'UserWebServices',
    binding: 'UserWebServicesSoapBinding',
    port: 'UserWebServicesPort',
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
