import { shapeOf } from '../record/record.ts';
import { complexType, schemaAttributes, schemaElement, typeOfShape } from '../soap/schema.ts';
import { wsdl } from '../soap/wsdl.ts';
import { olsaCalls, responseTypes } from './operations.ts';
import { olsaOperations, olsaTables } from './tables.ts';

/** The vendor's description is not public: this one is made of the tables. UM_DeleteUser is in it as in theirs. */
export function olsaWsdl(namespace: string, location: string): string {
  const operations = olsaOperations.flatMap(({ door }) => {
    if (door.kind !== 'soap') return [];
    const { response = 'VoidResponse', faults = ['ObjectNotFoundFault', 'GeneralFault'] } =
      olsaCalls.get(door.element) ?? {};
    const name = door.action.slice(namespace.length);
    return [{ name, action: door.action, input: door.element, output: response, faults }];
  });
  const requests = [...olsaTables].map(([root, table]) =>
    schemaElement(root, typeOfShape(shapeOf(table, root))),
  );
  const responses = [...responseTypes].map(([name, type]) => schemaElement(name, type));
  return wsdl({
    name: 'OlsaService',
    portType: 'OlsaServicePortType',
    binding: 'OlsaSoapBinding',
    port: 'Olsa',
    namespace,
    qualified: true,
    elements: [...requests, ...responses, ...faultElements],
    operations,
    location,
  });
}

const faultAttributes = [
  ...schemaAttributes('xsd:string', 'severity'),
  ...schemaAttributes('xsd:dateTime', 'occTime'),
];
const objectName = schemaElement('objectName', 'xsd:string', { min: 0, many: true });

const faultElements = [
  schemaElement('GeneralFault', complexType([], faultAttributes)),
  schemaElement('ObjectNotFoundFault', complexType([objectName], faultAttributes)),
  schemaElement('ObjectExistsFault', complexType([objectName], faultAttributes)),
];
