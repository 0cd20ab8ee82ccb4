import { complexType, schemaAttributes, schemaElement, textType } from '../soap/schema.ts';
import { element, type Markup } from '../xml/write.ts';
import type { ProfileField } from './profile-fields.ts';

/** UM_GetProfileFieldDefinitions: which fields the profiles of the site have. */
export function profileFieldDefinitions(fields: readonly ProfileField[]): Markup {
  return element('ProfileFieldDefinitions', {}, ...fields.map(definition));
}

function definition(field: ProfileField, index: number): Markup {
  const { id, type, label, isCore = false, required = false, choices, multiple = false } = field;
  return element(
    'fieldDefinition',
    {
      id,
      type,
      enabled: 'true',
      required: String(required),
      isCore: String(isCore),
      displayOrder: String(index + 1),
    },
    element('label', {}, localized(label)),
    ...(choices === undefined
      ? []
      : [
          element(
            'selectables',
            { validated: 'true', multiSelect: String(multiple) },
            ...choices.map((choice) => element('selection', { id: choice }, localized(choice))),
          ),
        ]),
  );
}

function localized(text: string): Markup {
  return element('localizedValue', { languageCode: 'en_US' }, text);
}

const localizedValue = schemaElement(
  'localizedValue',
  textType(schemaAttributes('xsd:string', 'languageCode')),
  { min: 0, many: true },
);

/** The type of the answer. */
export const definitionsType = complexType([
  schemaElement(
    'ProfileFieldDefinitions',
    complexType([
      schemaElement(
        'fieldDefinition',
        complexType(
          [
            schemaElement('label', complexType([localizedValue]), { min: 0 }),
            schemaElement(
              'selectables',
              complexType(
                [
                  schemaElement(
                    'selection',
                    complexType([localizedValue], schemaAttributes('xsd:string', 'id')),
                    {
                      min: 0,
                      many: true,
                    },
                  ),
                ],
                schemaAttributes('xsd:boolean', 'validated', 'multiSelect'),
              ),
              { min: 0 },
            ),
          ],
          [
            ...schemaAttributes('xsd:string', 'id', 'type'),
            ...schemaAttributes('xsd:boolean', 'enabled', 'required', 'isCore'),
            ...schemaAttributes('xsd:int', 'displayOrder'),
          ],
        ),
        { min: 0, many: true },
      ),
    ]),
    { min: 0 },
  ),
]);
