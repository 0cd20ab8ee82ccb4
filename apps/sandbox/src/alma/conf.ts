import { type Answer, type Call, type Resource, segmentAfter } from '../http/exchange.ts';
import type { Group, Shape } from '../record/record.ts';
import { almaError, almaRefusal, wantedBy } from './answers.ts';
import {
  codeTableShape,
  codeTablesShape,
  generalShape,
  mappingTableShape,
  mappingTablesShape,
} from './conf-shapes.ts';
import type { Institution } from './institution.ts';
import { recordAnswer } from './record-answer.ts';

/** Code tables or mapping tables. */
interface Kind {
  readonly path: string;
  readonly parameter: string;
  readonly names: readonly string[];
  /** The list of all, the name of its entries, and one table. */
  readonly all: Shape;
  readonly entry: string;
  readonly one: Shape;
  readonly rows: (name: string, language: string) => readonly Group[];
}

const root = '/almaws/v1/conf/';

function kindsOf({ codeTables, mappingTables, labelOf }: Institution): readonly Kind[] {
  return [
    {
      path: `${root}code-tables`,
      parameter: '{codeTableName}',
      names: [...codeTables.keys()],
      all: codeTablesShape,
      entry: 'code_table',
      one: codeTableShape,
      rows: (name, language) =>
        [...(codeTables.get(name)?.keys() ?? [])].map((code) => ({
          code,
          description: labelOf(name, code, language),
          default: 'false',
          enabled: 'true',
        })),
    },
    {
      path: `${root}mapping-tables`,
      parameter: '{mappingTableName}',
      names: [...mappingTables.keys()],
      all: mappingTablesShape,
      entry: 'mapping_table',
      one: mappingTableShape,
      // That the record type stands first is inferred from the order in which the user schema names the columns.
      rows: (name) =>
        [...(mappingTables.get(name) ?? [])].flatMap(([recordType, codes]) =>
          codes.map((code) => ({ column0: recordType, column1: code, enabled: 'true' })),
        ),
    },
  ];
}

/** The configuration of the institution, as far as it concerns users. Read only. */
export function conf(institution: Institution): (path: string) => Resource | undefined {
  const kinds = kindsOf(institution);
  return (path) => {
    if (path === `${root}general`) {
      return { pattern: path, methods: { GET: (call) => general(institution, call) } };
    }
    for (const kind of kinds) {
      if (path === kind.path)
        return { pattern: path, methods: { GET: (call) => listed(institution, kind, call) } };
      const name = segmentAfter(path, `${kind.path}/`);
      if (name !== undefined) {
        return {
          pattern: `${kind.path}/${kind.parameter}`,
          methods: { GET: (call) => table(institution, kind, call, name) },
        };
      }
    }
    return undefined;
  };
}

function general(institution: Institution, call: Call): Answer {
  const said = { institution: institution.code, environment_type: institution.environment };
  return recordAnswer(institution, said, generalShape, wantedBy(call));
}

function listed(institution: Institution, kind: Kind, call: Call): Answer {
  const entries = kind.names.map((name) => head(institution, kind, call, name));
  const said = { total_record_count: String(entries.length), [kind.entry]: entries };
  return recordAnswer(institution, said, kind.all, wantedBy(call));
}

function table(institution: Institution, kind: Kind, call: Call, name: string): Answer {
  const wanted = wantedBy(call);
  const { code, libraries } = institution;
  const scope = call.query.get('scope') ?? code;
  const known = kind.names.includes(name) && [code, ...libraries].includes(scope);
  if (!known) return almaRefusal(almaError('40166411'), wanted);
  const { language } = wanted;
  const row = kind.rows(name, language);
  const said = { ...head(institution, kind, call, name), language, row };
  return recordAnswer(institution, said, kind.one, wanted);
}

function head({ code }: Institution, kind: Kind, call: Call, name: string): Group {
  return {
    link: `http://${call.headers.host}${kind.path}/${encodeURIComponent(name)}`,
    name,
    description: name,
    sub_system: 'ALL',
    patron_facing: 'false',
    scope: { institution_id: code, library_id: '' },
  };
}
