import type { Rule } from '../../../model/rule.ts';

export const oneRecord: Rule = {
  id: 'alma/one-record',
  severity: 'error',
  title: 'A list of users is sent to a call that takes one',
  when: ({ operation }) => operation?.door.kind === 'rest',
  *checkMessage({ holder, operation, record, message }) {
    if (holder.kind !== 'list' || record?.at === undefined) return;
    yield {
      about: record,
      span: message.body.at(0, firstLine(message.body.value)),
      message: `${operation?.title} takes one user, not a list. Send each record in its own request, or give the file to a load job.`,
      error: '401676',
    };
  },
};

function firstLine(text: string): number {
  const end = /[\r\n>]/.exec(text)?.index ?? text.length;
  return text[end] === '>' ? end + 1 : Math.max(1, end);
}
