import { places } from '../facts/place.ts';
import { tableName } from '../model/institution.ts';
import type { RuleAbout } from '../model/rule.ts';
import type { Service } from '../model/service.ts';

const severities = ['error', 'warning', 'information', 'hint', 'off'];

/** The JSON Schema of userlint.json, so that every editor completes and explains it. */
export function settingsSchema(services: readonly Service[], rules: readonly RuleAbout[]): object {
  const operations = services.flatMap((service) => service.operations);
  const parameters = new Map(operations.flatMap((operation) => Object.entries(operation.parameters)));
  const spots = [
    ...new Set(services.flatMap(({ records }) => records.flatMap(({ table }) => [...places(table).keys()]))),
  ];
  const names = (tables: (service: Service) => object) =>
    services.flatMap((service) => Object.keys(tables(service)).map((name) => tableName(service, name)));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Userlint settings',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      files: {
        description:
          'What files are meant for, by glob pattern relative to this file. Later patterns win over earlier ones.',
        type: 'object',
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          properties: {
            operation: {
              description: 'The call these records are meant for.',
              enum: operations.map(({ id }) => id),
              enumDescriptions: operations.map(({ title }) => title),
            },
            parameters: {
              description: 'What the call would say beside the record. What a document writes itself wins.',
              type: 'object',
              additionalProperties: false,
              properties: Object.fromEntries(
                [...parameters].map(([path, { doc }]) => [path, { type: 'string', description: doc }]),
              ),
            },
          },
        },
      },
      codes: tablesSchema(
        'The institution’s code tables: a folder that "userlint codes pull" fills, or table by table the codes with their descriptions, or a file of them.',
        names(({ codes }) => codes),
        { type: 'string' },
      ),
      mappings: tablesSchema(
        'The institution’s mapping tables: a folder that "userlint codes pull" fills, or table by table the codes that go with each record type, or a file of them.',
        names(({ mappings }) => mappings),
        { type: 'array', items: { type: 'string' } },
      ),
      rules: {
        description: 'Another severity for a rule, or a rule of your own.',
        type: 'object',
        properties: Object.fromEntries(
          rules.map(({ id, title }) => [id, { description: `${title}.`, enum: severities }]),
        ),
        additionalProperties: {
          anyOf: [
            { enum: severities },
            {
              type: 'object',
              required: ['at', 'assert', 'say'],
              additionalProperties: false,
              properties: {
                at: { description: 'The place the rule looks at.', enum: spots },
                when: {
                  type: 'string',
                  description: 'XPath: only when this holds. Parameters are variables, such as $override.',
                },
                assert: { type: 'string', description: 'XPath, from that place: what must hold.' },
                say: { type: 'string', description: 'What to tell people when it does not.' },
                severity: { enum: severities.filter((name) => name !== 'off') },
              },
            },
          ],
        },
      },
    },
  };
}

const besideSettings = {
  type: 'string',
  description: 'A path beside this file, written with "/".',
  pattern: '^(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\:]+$',
};

function tablesSchema(description: string, names: readonly string[], value: object): object {
  const table = { anyOf: [besideSettings, { type: 'object', additionalProperties: value }] };
  const properties = Object.fromEntries(names.map((name) => [name, table]));
  return {
    description,
    anyOf: [besideSettings, { type: 'object', additionalProperties: false, properties }],
  };
}
