import { type Entry, entryAt, isPlaceholder } from '../../../model/entry.ts';
import { parameter } from '../../../model/request.ts';
import type { Complaint, Fix, Rule } from '../../../model/rule.ts';
import { quote } from '../../../words/quote.ts';
import { writtenFor } from '../soap-arguments.ts';

const externalId = 'userRecord/userDetails/externalId';

/** Which argument carries the code; only updateUser is documented to refuse a mismatch. */
const codeArguments = new Map([
  ['alma/soap.updateUser', 'envelope/arg2'],
  ['alma/soap.createUser', 'envelope/arg0'],
]);

export const externalSystemCode: Rule = {
  id: 'alma/external-system-code',
  severity: 'error',
  title: "The record's externalId is not the external system code of the call",
  when: ({ operation }) => codeArguments.has(operation?.id ?? ''),
  *check(request) {
    const path = codeArguments.get(request.operation?.id ?? '');
    const code = path === undefined ? undefined : parameter(request, path);
    const details = entryAt(request.record, 'userRecord/userDetails');
    if (code === undefined || details === undefined || writtenFor(request) !== undefined) return;
    const id = entryAt(request.record, externalId);
    const owner = id?.text ?? '';
    if (code.text === owner || isPlaceholder(code.text) || isPlaceholder(owner)) return;
    const complaint = compare(code, owner);
    const documented = request.operation?.id === 'alma/soap.updateUser' && code.text !== '' && owner !== '';
    yield {
      about: id ?? details,
      ...(id === undefined && details.at !== undefined ? { span: details.at.name } : {}),
      severity: documented ? 'error' : 'warning',
      error: '401655',
      message: complaint,
      related: [{ entry: code, message: `${code.name} is the external system code of the call` }],
      fixes: repairs(code, id, details),
    } satisfies Complaint;
  },
};

function compare(code: Entry, owner: string): string {
  if (owner === '') {
    return `The call names the external system code ${told(code.text)} in ${code.name}, but the record has no externalId.`;
  }
  if (code.text === '') {
    return `The record has the externalId ${told(owner)}, but ${code.name}, the external system code of the call, is empty.`;
  }
  const blanks = code.text.trim() === owner.trim() ? ' They differ only in blanks.' : '';
  return `externalId is ${told(owner)}, but ${code.name}, the external system code of the call, is ${told(code.text)}. Alma wants them equal (401655).${blanks}`;
}

/** Nobody but the author knows which side is right: both repairs are offered, the documented one first, neither preferred. */
function repairs(code: Entry, id: Entry | undefined, details: Entry): Fix[] {
  const fixes: Fix[] = [];
  const call = code.write(id?.text ?? '');
  if (call !== undefined) {
    const title = `Make the call match the record: ${code.name} = ${told(id?.text ?? '')}`;
    fixes.push({ title, edits: [call], safe: false });
  }
  const record = id === undefined ? details.add('externalId', code.text) : id.write(code.text);
  if (record !== undefined) {
    const title = `Make the record match the call: externalId = ${told(code.text)}`;
    fixes.push({ title, edits: [record], safe: false });
  }
  return fixes;
}

function told(text: string): string {
  return text === '' ? 'empty' : quote(text);
}
