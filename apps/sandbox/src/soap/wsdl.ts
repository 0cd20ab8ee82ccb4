import { element, type Markup } from '../xml/write.ts';

export interface WsdlOperation {
  readonly name: string;
  /** SOAPAction. */
  readonly action: string;
  /** Elements of the schema. */
  readonly input: string;
  readonly output: string;
  readonly faults: readonly string[];
}

export interface WsdlService {
  readonly name: string;
  readonly portType: string;
  readonly binding: string;
  readonly port: string;
  readonly namespace: string;
  /** Whether the children of a request are in the namespace, too. */
  readonly qualified: boolean;
  /** Global elements of the schema. */
  readonly elements: readonly Markup[];
  readonly operations: readonly WsdlOperation[];
  /** The address of the service. */
  readonly location: string;
}

/** A description in WSDL 1.1 that clients can be made from: document style, literal, over SOAP 1.1. */
export function wsdl(service: WsdlService): string {
  const { name, portType, binding, port, namespace, operations, location } = service;
  const elements = operations.flatMap(({ input, output, faults }) => [input, output, ...faults]);
  const definitions = element(
    'wsdl:definitions',
    {
      name,
      targetNamespace: namespace,
      'xmlns:tns': namespace,
      'xmlns:wsdl': 'http://schemas.xmlsoap.org/wsdl/',
      'xmlns:soap': 'http://schemas.xmlsoap.org/wsdl/soap/',
      'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
    },
    element('wsdl:types', {}, schema(service)),
    ...[...new Set(elements)].map(message),
    element('wsdl:portType', { name: portType }, ...operations.map(abstractOperation)),
    element(
      'wsdl:binding',
      { name: binding, type: `tns:${portType}` },
      element('soap:binding', { style: 'document', transport: 'http://schemas.xmlsoap.org/soap/http' }),
      ...operations.map(boundOperation),
    ),
    element(
      'wsdl:service',
      { name },
      element('wsdl:port', { name: port, binding: `tns:${binding}` }, element('soap:address', { location })),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${definitions.xml}`;
}

function schema({ namespace, qualified, elements }: WsdlService): Markup {
  const elementFormDefault = qualified ? 'qualified' : 'unqualified';
  return element('xsd:schema', { targetNamespace: namespace, elementFormDefault }, ...elements);
}

function message(name: string): Markup {
  return element(
    'wsdl:message',
    { name },
    element('wsdl:part', { name: 'parameters', element: `tns:${name}` }),
  );
}

function abstractOperation({ name, input, output, faults }: WsdlOperation): Markup {
  return element(
    'wsdl:operation',
    { name },
    element('wsdl:input', { message: `tns:${input}` }),
    element('wsdl:output', { message: `tns:${output}` }),
    ...faults.map((fault) => element('wsdl:fault', { name: fault, message: `tns:${fault}` })),
  );
}

function boundOperation({ name, action, faults }: WsdlOperation): Markup {
  const literal = element('soap:body', { use: 'literal' });
  return element(
    'wsdl:operation',
    { name },
    element('soap:operation', { soapAction: action }),
    element('wsdl:input', {}, literal),
    element('wsdl:output', {}, literal),
    ...faults.map((fault) =>
      element('wsdl:fault', { name: fault }, element('soap:fault', { name: fault, use: 'literal' })),
    ),
  );
}
