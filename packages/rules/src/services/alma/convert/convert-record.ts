import { type Entry, isPlaceholder } from '../../../model/entry.ts';
import { type Carried, lostAnywhere, soapToRest } from '../soap-to-rest.ts';
import { user } from '../user.ts';
import { add, at, emptyDraft, type RecordDraft } from './draft.ts';

/** A SOAP record as the REST record it means, and what a person should know about the way there. */
export interface Converted {
  readonly user: RecordDraft;
  readonly remarks: Set<string>;
}

const rows: ReadonlyMap<string, Carried> = new Map(soapToRest.map((row) => [row.from, row]));

/** Where what is found below an entry goes. */
interface Target {
  readonly draft: RecordDraft;
  /** Its path below `user`, with what ends it. */
  readonly prefix: string;
}

export function convertRecord(record: Entry): Converted {
  const draft = emptyDraft(user, 'user');
  const remarks = new Set<string>();
  const waiting: (readonly [Entry, Target])[] = [];
  const enter = (entry: Entry, target: Target) => {
    for (const child of [...entry.entries].reverse()) waiting.push([child, target]);
  };
  enter(record, { draft, prefix: '' });
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [entry, target] = next;
    const from = entry.path.slice(record.path.length + 1);
    const row = rows.get(from);
    if (isEmpty(entry)) continue;
    const lost = row?.lost ?? lostAnywhere.get(entry.name);
    if (row?.to !== undefined) enter(entry, carry(entry, { ...row, to: row.to }, target, remarks));
    else if (lost !== undefined) remarks.add(`${entry.name}: ${lost}`);
    else if (isContainer(from)) enter(entry, target);
    else remarks.add(unknown(from));
  }
  return { user: draft, remarks };
}

function carry(
  entry: Entry,
  { from, to, as, check, otherwise }: Carried & { readonly to: string },
  { draft, prefix }: Target,
  remarks: Set<string>,
): Target {
  const path = to.slice(prefix.length);
  const spelled = as === undefined || isPlaceholder(entry.text) ? entry.text : as(entry.text);
  if (spelled === undefined)
    remarks.add(`${from}: it is written as it stands, since its value cannot be read.`);
  if (check !== undefined) remarks.add(`${from}: it ${check}`);
  if (isTime(entry.text) && as !== undefined)
    remarks.add(`${from}: REST keeps the day, not the time of day.`);
  const added = add(draft, path, spelled ?? entry.text);
  for (const [name, text] of Object.entries(otherwise ?? {})) {
    if (at(added, name) === undefined) add(added, name, text);
  }
  return { draft: added, prefix: `${to}/` };
}

/** A day with another time than midnight. */
function isTime(text: string): boolean {
  return /^\d{8}(?!000000)\d{6}$/.test(text.trim());
}

/** Some row stands below it. */
function isContainer(from: string): boolean {
  return soapToRest.some((row) => row.from.startsWith(`${from}/`));
}

/** Empty elements say nothing: REST leaves such fields out. */
function isEmpty(entry: Entry): boolean {
  const waiting = [entry];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.text.trim() !== '') return false;
    waiting.push(...next.entries);
  }
  return true;
}

/** Names are those of a document: what is no plain name is not quoted. */
function unknown(from: string): string {
  const name = /^[\w./@:-]{1,200}$/.test(from) ? from : 'A field of another name';
  return `${name}: there is no such field in REST.`;
}
