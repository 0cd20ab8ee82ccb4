import { type Entry, isPlaceholder } from '../../../model/entry.ts';
import { codesMeant, institutionTable, stockCodes } from '../../../model/institution.ts';
import { parameter } from '../../../model/request.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';
import { differsInSpellingOnly } from '../../../words/nearest.ts';
import { quote } from '../../../words/quote.ts';

const table = 'UserIdentifierTypes';
const userName = 'user_name';

export const identifierType: Rule = {
  id: 'alma/identifier-type',
  severity: 'warning',
  title: 'The kind of identifier is none the SOAP service knows',
  when: ({ operation }) => operation?.parameters['envelope/arg1']?.label === 'identifier type',
  *check(request, { institution }) {
    const { service } = request;
    const type = parameter(request, 'envelope/arg1');
    if (type === undefined || type.text === '' || type.text === userName || isPlaceholder(type.text)) return;
    // A record in its place is told elsewhere.
    if (type.entries.length > 0 || type.text.includes('<')) return;
    if (isUserName(type.text)) {
      yield change(type, `The primary identifier is called ${userName} here.`, [userName]);
      return;
    }
    const own = institutionTable(table, service, institution);
    const stock = service.codes[table];
    if (own !== undefined && !own.codes.has(type.text)) {
      const message = `${quote(type.text)} is neither ${userName} nor a code of the institution’s table ${table}.`;
      yield change(type, message, codesMeant(own.codes, type.text));
    } else if (own === undefined && stock !== undefined && !stockCodes(stock).has(type.text)) {
      const meant = codesMeant(stockCodes(stock), type.text);
      const message = `${quote(type.text)} is no usual code of ${table}, and codes count exactly as written.`;
      if (meant.length > 0) yield { ...change(type, message, meant), severity: 'information' };
    }
  },
};

/** Its spellings elsewhere: in the record, in the REST API. */
function isUserName(text: string): boolean {
  return differsInSpellingOnly(text, userName) || differsInSpellingOnly(text, 'primary_id');
}

function change(type: Entry, message: string, codes: readonly string[]): Complaint {
  const fixes = codes.flatMap((code) => {
    const edit = type.write(code);
    return edit === undefined ? [] : [{ title: `Change to ${code}`, edits: [edit], safe: false }];
  });
  return { about: type, message, fixes };
}
