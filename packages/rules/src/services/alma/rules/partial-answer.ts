import { type Entry, entryAt } from '../../../model/entry.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';
import { isUser } from '../account.ts';

export const partialAnswer: Rule = {
  id: 'alma/partial-answer',
  severity: 'warning',
  title: 'An update sends back a part of a user as if it were the whole',
  when: (call) => isUser(call) && call.operation?.id === 'alma/users.update',
  *check({ record }) {
    if (record === undefined) return;
    const link = entryAt(record, 'user/@link');
    const complaint = looksLikeRow(record, link) ?? looksBrief(record);
    if (complaint !== undefined) yield complaint;
  },
};

const consequence = 'Everything it leaves out would be emptied. Get the user with view=full and change that.';

/** A row of a list has a link to the user; in the answer to a single GET the link is null. */
function looksLikeRow(record: Entry, link: Entry | undefined): Complaint | undefined {
  if (link === undefined || link.text === '' || carries(record, 'contact_info')) return undefined;
  return {
    about: link,
    message: `This looks like a row of a list of users, which holds a part of the user only. ${consequence}`,
  };
}

/** A brief answer has the core, e-mail addresses, identifiers and statistics; the full one has every list, if empty. */
function looksBrief(record: Entry): Complaint | undefined {
  const contact = record.entries.find(({ name }) => name === 'contact_info');
  const answered = carries(record, 'full_name') || carries(record, 'status_date');
  const missing = ['user_roles', 'user_blocks', 'user_notes'].every((name) => !carries(record, name));
  const onlyEmails =
    contact !== undefined &&
    carries(contact, 'emails') &&
    !carries(contact, 'addresses') &&
    !carries(contact, 'phones');
  if (!answered || !missing || !onlyEmails || record.at === undefined) return undefined;
  return {
    about: record,
    span: record.at.name,
    message: `This looks like an answer with view=brief, which holds a part of the user only. ${consequence}`,
  };
}

function carries(group: Entry, name: string): boolean {
  return group.entries.some((entry) => entry.name === name);
}
