import type { Entry } from '../../../model/entry.ts';
import type { Message } from '../../../model/request.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';

export const address: Rule = {
  id: 'alma/address',
  severity: 'warning',
  title: 'A character in the address means something else than the identifier it stands in',
  when: ({ operation }) => operation?.door.kind === 'rest',
  *check({ message, parameters, record }) {
    const id = parameters.find(({ path }) => path === 'path/user_id');
    const about = id ?? record;
    if (about === undefined || message.target === undefined) return;
    yield* fragment(message, about);
    if (id?.at !== undefined && id.value !== undefined) yield* unencoded(id);
  },
};

/** What stands behind a # is never sent. */
function* fragment({ target }: Message, about: Entry): Iterable<Complaint> {
  const hash = target?.value.indexOf('#') ?? -1;
  if (target === undefined || hash < 0) return;
  const edit = target.edit(hash, hash + 1, '%23');
  yield {
    about,
    span: target.at(hash),
    message: 'What stands behind a # in an address is not sent. In an identifier write %23.',
    fixes: edit === undefined ? [] : [{ title: 'Write %23', edits: [edit], safe: true }],
  };
}

/** Characters that no address may hold as they are. */
function* unencoded(id: Entry): Iterable<Complaint> {
  const found = /[^\x21-\x7e]|["<>\\^`{|}]/.exec(id.text);
  const written = id.at === undefined || id.value === undefined ? '' : id.value.spell(id.text);
  if (found === null || id.at === undefined || written === undefined) return;
  const length = id.at.value.end - id.at.value.start;
  // Written with its escapes it is at least as long as the spelling of what it means.
  if (length >= written.length || id.text.includes('{{')) return;
  const edit = id.write(id.text);
  yield {
    about: id,
    message: `${JSON.stringify(found[0])} must be percent-encoded in an address.`,
    fixes: edit === undefined ? [] : [{ title: `Write ${written}`, edits: [edit], safe: true }],
  };
}
