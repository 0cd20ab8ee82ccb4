import { type Node, type Outgoing, parseJson, Text } from '@userlint/rules';
import { readAnswer } from './answer.ts';
import { sandboxCredentials } from './credentials.ts';
import { decodeUtf8 } from './encoding.ts';
import { seal, sendingMoment } from './seal.ts';
import { answerLimit, type RawAnswer, type SendOptions, send } from './send.ts';
import type { Target } from './target.ts';

/** The two kinds of tables of Alma's configuration API. */
export type TableKind = 'code-tables' | 'mapping-tables';

/** What a row of a table says, by the name of the column: 'code', 'description', 'column0' … */
export type Row = ReadonlyMap<string, string>;

export type FetchedRows =
  | { readonly rows: readonly Row[] }
  /** `unanswered`: there was no answer at all, and for other tables there would be none either. */
  | { readonly reason: string; readonly unanswered: boolean };

/** Reads a table, once, with the guards of `send`. Changes nothing at the service. Never throws. */
export async function fetchTable(
  kind: TableKind,
  name: string,
  target: Target,
  options: SendOptions = {},
): Promise<FetchedRows> {
  const outgoing = getting(kind, name);
  // The published key: it is worth nothing elsewhere, and `send` goes nowhere else.
  const sealed = seal(outgoing, sandboxCredentials.apikey, sendingMoment());
  const outcome = await send(sealed, target, options);
  if (outcome.state !== 'answered') return { reason: outcome.reason, unanswered: true };
  return readRows(outgoing, outcome.answer);
}

function getting(kind: TableKind, name: string): Outgoing {
  return {
    service: 'alma',
    kind: 'alma-rest',
    updates: 'none',
    operation: `alma/conf.${kind}`,
    title: kind === 'code-tables' ? 'Retrieve code table' : 'Retrieve mapping table',
    subject: { id: name, also: [] },
    method: 'GET',
    path: `/almaws/v1/conf/${kind}/${encodeURIComponent(name)}`,
    headers: [['Accept', 'application/json']],
    body: '',
    authentication: 'apikey',
  };
}

async function readRows(outgoing: Outgoing, answer: RawAnswer): Promise<FetchedRows> {
  if (answer.status !== 200) return failed(await refusal(outgoing, answer));
  if (answer.cut) return failed(`The answer is larger than ${answerLimit / 1_000_000} MB.`);
  const { root, problems } = parseJson(Text.of(decodeUtf8(answer.body) ?? ''), 'answer');
  const table = problems.length === 0 && root?.kind === 'object' ? root : undefined;
  if (table === undefined || text(table, 'name') !== outgoing.subject.id)
    return failed('The answer is not this table in JSON.');
  const rows = member(table, 'row')?.children ?? [];
  return {
    rows: rows.map((row) => new Map(row.children.map(({ name, value }) => [name, answer.blot(value.value)]))),
  };
}

function failed(reason: string): FetchedRows {
  return { reason, unanswered: false };
}

async function refusal(outgoing: Outgoing, answer: RawAnswer): Promise<string> {
  const [error] = (await readAnswer(outgoing, answer)).errors;
  const said = error === undefined ? '' : ` ${error.code ?? ''}: ${error.message}`;
  return `The service answered ${answer.status}${said}.`.replace(/\.\.$/, '.');
}

function member(node: Node, name: string): Node | undefined {
  return node.children.find((child) => child.name === name);
}

function text(node: Node, name: string): string | undefined {
  return member(node, name)?.value.value;
}
