import type { CodeTable } from '../facts/field.ts';
import { type Entry, isPlaceholder } from '../model/entry.ts';
import {
  codesMeant,
  type InstitutionTable,
  institutionTable,
  isLabel,
  stockCodes,
} from '../model/institution.ts';
import type { Request } from '../model/request.ts';
import type { Complaint, Fix, Rule } from '../model/rule.ts';
import { nearest } from '../words/nearest.ts';

export const codeTable: Rule = {
  id: 'code-table',
  severity: 'error',
  title: 'A code is not in its code table',
  value({ codes: name, outputOnly }, _path, { service, institution }) {
    const stock = name === undefined ? undefined : service.codes[name];
    if (name === undefined || stock === undefined || outputOnly === true) return undefined;
    const usual = stockCodes(stock);
    const own = institutionTable(name, service, institution)?.codes;
    if (stock.closed) return (text) => !usual.has(text.trim()) || own?.has(text.trim()) === false;
    return own === undefined
      ? (text) => !usual.has(text.trim()) && codesMeant(usual, text).length > 0
      : (text) => !own.has(text.trim());
  },
  *complain(entry, request, { institution }) {
    const name = entry.field?.codes;
    const stock = name === undefined ? undefined : request.service.codes[name];
    if (name === undefined || stock === undefined || !isCode(entry)) return;
    const own = institutionTable(name, request.service, institution);
    if (entry.field?.codesBesides?.includes(entry.text) === true) return;
    // What the service does with a parameter it does not know is not documented: only the institution's table tells.
    if (isParameter(entry)) {
      if (own !== undefined) yield* unknownParameter(entry, name, own);
      return;
    }
    const found = stock.closed
      ? inClosed(entry, stock, request)
      : own === undefined
        ? inStock(entry, name, stock)
        : inInstitution(entry, { name, own, stock, request });
    if (found !== undefined) yield found;
  },
};

function isCode(entry: Entry): boolean {
  return written(entry) !== '' && !isPlaceholder(entry.text);
}

/** A root with a way to travel by. */
function isParameter(entry: Entry): boolean {
  return entry.parent === undefined && entry.path.includes('/');
}

function* unknownParameter(entry: Entry, name: string, own: InstitutionTable): Iterable<Complaint> {
  if (own.codes.has(written(entry))) return;
  const { hint, fixes } = repairs(entry, own.codes, false);
  const message = `${shown(entry)} is not in the institution’s table ${name}.${hint}`;
  yield { about: entry, severity: 'warning', message, fixes };
}

/** What the vendor fixes for everybody. */
function inClosed(entry: Entry, stock: CodeTable, request: Request): Complaint | undefined {
  const codes = stockCodes(stock);
  // The profile of a load decides such things, whatever the file says.
  if (codes.has(written(entry)) || isLoaded(request)) return undefined;
  const message = `${entry.name} must be one of ${[...codes.keys()].join(', ')}.`;
  const { fixes } = repairs(entry, codes, true);
  return { about: entry, ...refusal(entry, stock, request), message, fixes };
}

interface Looked {
  readonly name: string;
  readonly own: InstitutionTable;
  readonly stock: CodeTable;
  readonly request: Request;
}

function inInstitution(entry: Entry, { name, own, stock, request }: Looked): Complaint | undefined {
  if (own.codes.has(written(entry))) return undefined;
  if (stock.everywhere === true && stockCodes(stock).has(written(entry))) return undefined;
  const table = `the institution’s table ${name}${own.date === undefined ? '' : ` of ${own.date}`}`;
  if (own.disabled.has(written(entry))) {
    const message = `${shown(entry)} is switched off in ${table}; the service may refuse it.`;
    return { about: entry, severity: 'warning', message };
  }
  const { hint, fixes } = repairs(entry, own.codes, true);
  return {
    about: entry,
    ...refusal(entry, stock, request),
    message: `${shown(entry)} is not in ${table}.${hint}`,
    fixes,
  };
}

/** Without the institution's table only what is surely meant otherwise is worth a word: it may be a code there. */
function inStock(entry: Entry, name: string, stock: CodeTable): Complaint | undefined {
  const codes = stockCodes(stock);
  if (codes.has(written(entry)) || codesMeant(codes, entry.text).length === 0) return undefined;
  const { hint, fixes } = repairs(entry, codes, false);
  const message = `${shown(entry)} is no usual code of ${name}, and codes count exactly as written.${hint}`;
  return { about: entry, severity: 'information', message, fixes };
}

/** Refused where the service says so of this place in a call; elsewhere that is our conclusion. */
function refusal(entry: Entry, stock: CodeTable, request: Request): Pick<Complaint, 'severity' | 'error'> {
  const error = stock.refused?.get(written(entry)) ?? stock.error;
  if (error === undefined) return { severity: 'warning' };
  const documented = request.service.errors[error]?.places.includes(entry.path) === true;
  return { severity: documented && !isLoaded(request) ? 'error' : 'warning', error };
}

function isLoaded({ operation }: Request): boolean {
  return operation?.door.kind === 'file';
}

/** Blanks round a code are another rule's matter. */
function written({ text }: Entry): string {
  return text.trim();
}

function repairs(
  entry: Entry,
  codes: ReadonlyMap<string, string>,
  certain: boolean,
): { readonly hint: string; readonly fixes: readonly Fix[] } {
  const meant = codesMeant(codes, entry.text);
  const [only] = meant;
  if (only === undefined) {
    const near = nearest(written(entry), codes.keys());
    return near === undefined
      ? { hint: '', fixes: [] }
      : { hint: ` Did you mean ${near}?`, fixes: change(entry, near, false) };
  }
  const fixes = meant.flatMap((code) => change(entry, code, certain && meant.length === 1));
  if (meant.length > 1) return { hint: ` Did you mean ${meant.join(' or ')}?`, fixes };
  const hint = isLabel(codes, only, entry.text) ? `It is the label of ${only}.` : `Did you mean ${only}?`;
  return { hint: ` ${hint}`, fixes };
}

function change(entry: Entry, code: string, safe: boolean): Fix[] {
  const edit = entry.write(code);
  return edit === undefined ? [] : [{ title: `Change to ${code}`, edits: [edit], safe }];
}

/** What looks like a code or a label is quoted; anything else may be personal. */
function shown(entry: Entry): string {
  return /^[^@\p{C}]{1,40}$/u.test(written(entry)) ? written(entry) : `This ${entry.name}`;
}
