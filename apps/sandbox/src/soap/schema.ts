import { isScalar, type Shape } from '../record/record.ts';
import { element, type Markup } from '../xml/write.ts';

/** How often an element may stand in a sequence. */
export interface Occurs {
  readonly min?: 0;
  readonly many?: boolean;
}

/** An element of a simple type ('xsd:string'), or with the complex type given. */
export function schemaElement(name: string, type: string | Markup, occurs: Occurs = {}): Markup {
  const often = {
    ...(occurs.min === 0 && { minOccurs: '0' }),
    ...(occurs.many && { maxOccurs: 'unbounded' }),
  };
  return typeof type === 'string'
    ? element('xsd:element', { name, type, ...often })
    : element('xsd:element', { name, ...often }, type);
}

export function schemaAttributes(type: string, ...names: readonly string[]): readonly Markup[] {
  return names.map((name) => element('xsd:attribute', { name, type }));
}

export function complexType(children: readonly Markup[], attributes: readonly Markup[] = []): Markup {
  const sequence = children.length === 0 ? [] : [element('xsd:sequence', {}, ...children)];
  return element('xsd:complexType', {}, ...sequence, ...attributes);
}

/** A text with attributes. */
export function textType(attributes: readonly Markup[]): Markup {
  const extension = element('xsd:extension', { base: 'xsd:string' }, ...attributes);
  return element('xsd:complexType', {}, element('xsd:simpleContent', {}, extension));
}

/** A field table as the type of its element: names, order and types are those of the table. As deep as the table. */
export function typeOfShape(shape: Shape): Markup {
  const elements = shape.children
    .filter(({ attribute }) => !attribute)
    .map((child) =>
      schemaElement(child.name, isScalar(child) ? simpleType(child) : typeOfShape(child), {
        ...(child.field.required?.in !== 'always' && { min: 0 }),
        many: child.field.many === true,
      }),
    );
  const attributes = shape.children
    .filter(({ attribute }) => attribute)
    .flatMap((child) => schemaAttributes(simpleType(child), child.name));
  return complexType(elements, attributes);
}

function simpleType({ field }: Shape): string {
  return `xsd:${field.type === 'text' ? 'string' : field.type}`;
}
