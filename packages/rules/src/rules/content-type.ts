import type { Request } from '../model/request.ts';
import type { Complaint, Rule } from '../model/rule.ts';
import type { Operation } from '../model/service.ts';

export const contentType: Rule = {
  id: 'content-type',
  severity: 'warning',
  title: 'The Content-Type says something else than the body is',
  when: ({ operation }) => operation !== undefined,
  *check(request) {
    const { message, operation, record, parameters } = request;
    const about = record ?? parameters[0];
    const wanted = operation === undefined ? undefined : wantedType(operation, request);
    const header = message.headers.find(({ name }) => name.value.toLowerCase() === 'content-type');
    if (
      wanted === undefined ||
      header === undefined ||
      about === undefined ||
      header.value.value.includes('{{')
    )
      return;
    const written = header.value.value.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    if (wanted.includes(written)) return;
    const edit = header.value.edit(0, header.value.value.length, wanted[0] ?? '');
    yield {
      about,
      span: header.value.value === '' ? header.name.at() : header.value.at(),
      message: `The body is ${request.spelling === 'json' ? 'JSON' : 'XML'}: its Content-Type is ${wanted[0]} (that the service refuses another is inferred).`,
      fixes: edit === undefined ? [] : [{ title: `Change to ${wanted[0]}`, edits: [edit], safe: true }],
    } satisfies Complaint;
  },
};

/** The first is what the fix writes; the others do as well. */
function wantedType({ door }: Operation, { spelling, record }: Request): readonly string[] | undefined {
  if (record === undefined || spelling === 'form') return undefined;
  if (door.kind === 'soap')
    return spelling === 'xml' ? ['text/xml', 'application/soap+xml', 'application/xml'] : undefined;
  if (door.kind !== 'rest') return undefined;
  return spelling === 'json' ? ['application/json'] : ['application/xml', 'text/xml'];
}
