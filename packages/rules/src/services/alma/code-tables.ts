import type { Operation, TableRow, TableSource } from '../../model/service.ts';
import type { Node } from '../../syntax/tree.ts';
import { openApiConf } from '../sources.ts';
import { codes } from './codes.ts';
import { mappings } from './mappings.ts';

/** The two kinds of tables of Alma's configuration API. */
export const tables: readonly TableSource[] = [
  source('code-tables', 'Retrieve code table', Object.keys(codes)),
  source('mapping-tables', 'Retrieve mapping table', Object.keys(mappings)),
];

function source(kind: string, title: string, names: readonly string[]): TableSource {
  const path = `/almaws/v1/conf/${kind}`;
  const operation: Operation = {
    id: `alma/conf.${kind}`,
    service: 'alma',
    title,
    door: { kind: 'rest', method: 'GET', path: `${path}/{name}` },
    parameters: {},
    updates: 'none',
    calledBy: 'path/name',
    kind: 'alma-rest',
    source: openApiConf,
  };
  return {
    names,
    operation,
    ask: (table) => ({
      text: `GET ${path}/${encodeURIComponent(table)}\nAccept: application/json\n`,
      path: 'table.http',
    }),
    rows,
  };
}

/** `{"name": "UserGroups", "row": [{"code": "01", …}]}` */
function rows(table: string, answer: Node): readonly TableRow[] | undefined {
  const member = (name: string) => answer.children.find((child) => child.name === name);
  if (answer.kind !== 'object' || member('name')?.value.value !== table) return undefined;
  return (member('row')?.children ?? []).map(
    (row) => new Map(row.children.map(({ name, value }) => [name, value.value])),
  );
}
