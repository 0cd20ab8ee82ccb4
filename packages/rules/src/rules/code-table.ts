import { codesMeant, type InstitutionTable, institutionTable, isLabel, stockCodes } from '../code-tables.ts';
import { type Entry, isPlaceholder } from '../entry.ts';
import type { CodeTable } from '../field.ts';
import { nearest } from '../nearest.ts';
import type { Request } from '../request.ts';
import type { Complaint, Fix, Rule } from '../rule.ts';
import type { Service } from '../service.ts';

export const codeTable: Rule = {
  id: 'code-table',
  severity: 'error',
  title: 'A code is not in its code table',
  *checkEntry(entry, request, { settings }) {
    const name = entry.field?.codes;
    const stock = name === undefined ? undefined : request.service.codes[name];
    if (name === undefined || stock === undefined || !isCode(entry, request)) return;
    const own = institutionTable(name, request.service, settings);
    const found =
      own !== undefined
        ? inInstitution(entry, { name, own, stock, service: request.service })
        : stock.closed
          ? inClosed(entry, stock, request.service)
          : inStock(entry, name, stock);
    if (found !== undefined) yield found;
  },
};

/** A value of the record that is sent, and written. */
function isCode(entry: Entry, { parameters }: Request): boolean {
  return (
    entry.text.trim() !== '' &&
    !isPlaceholder(entry.text) &&
    entry.field?.outputOnly !== true &&
    !parameters.includes(entry)
  );
}

interface Looked {
  readonly name: string;
  readonly own: InstitutionTable;
  readonly stock: CodeTable;
  readonly service: Service;
}

function inInstitution(entry: Entry, { name, own, stock, service }: Looked): Complaint | undefined {
  if (own.codes.has(entry.text)) return undefined;
  const table = `the institution’s table ${name}${own.date === undefined ? '' : ` of ${own.date}`}`;
  if (own.disabled.has(entry.text)) {
    const message = `${shown(entry)} is switched off in ${table}; the service may refuse it.`;
    return { about: entry, severity: 'warning', message };
  }
  const { hint, fixes } = repairs(entry, own.codes, true);
  return {
    about: entry,
    ...refusal(entry, stock, service),
    message: `${shown(entry)} is not in ${table}.${hint}`,
    fixes,
  };
}

function inClosed(entry: Entry, stock: CodeTable, service: Service): Complaint | undefined {
  const codes = stockCodes(stock);
  if (codes.has(entry.text)) return undefined;
  const message = `${entry.name} must be one of ${[...codes.keys()].join(', ')}.`;
  const { fixes } = repairs(entry, codes, true);
  return { about: entry, ...refusal(entry, stock, service), message, fixes };
}

/** Without the institution's table only what is surely meant otherwise is worth a word: it may be a code there. */
function inStock(entry: Entry, name: string, stock: CodeTable): Complaint | undefined {
  const codes = stockCodes(stock);
  // Blanks round a code are another rule's matter.
  if (codes.has(entry.text.trim()) || codesMeant(codes, entry.text).length === 0) return undefined;
  const { hint, fixes } = repairs(entry, codes, false);
  const message = `${shown(entry)} is no usual code of ${name}, and codes count exactly as written.${hint}`;
  return { about: entry, severity: 'information', message, fixes };
}

/** Refused where the service says so of this place; elsewhere that is our conclusion. */
function refusal(
  entry: Entry,
  stock: CodeTable,
  service: Service,
): Pick<Complaint, 'severity' | 'error'> {
  const error = stock.refused?.get(entry.text) ?? stock.error;
  const documented = error !== undefined && service.errors[error]?.places.includes(entry.path) === true;
  return { severity: documented ? 'error' : 'warning', ...(error !== undefined && { error }) };
}

function repairs(
  entry: Entry,
  codes: ReadonlyMap<string, string>,
  certain: boolean,
): { readonly hint: string; readonly fixes: readonly Fix[] } {
  const meant = codesMeant(codes, entry.text);
  const [only] = meant;
  if (only === undefined) {
    const near = nearest(entry.text, codes.keys());
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
function shown({ name, text }: Entry): string {
  return /^[^@\p{C}]{1,40}$/u.test(text) ? text : `This ${name}`;
}
