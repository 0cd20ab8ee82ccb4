import { isPlaceholder } from '../../../model/entry.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';
import { sandbox } from '../sandbox.ts';

export const keyInFile: Rule = {
  id: 'alma/key-in-file',
  severity: 'warning',
  title: 'An API key is written in the file',
  when: ({ operation }) => operation?.door.kind === 'rest',
  *check({ message, parameters, record }) {
    const about = parameters[0] ?? record;
    if (about === undefined) return;
    for (const entry of parameters) {
      if (entry.name.toLowerCase() !== 'apikey' || entry.at === undefined || harmless(entry.text)) continue;
      const edit = entry.remove();
      yield {
        about: entry,
        secret: true,
        message:
          'An API key stands in the address, and so in every log on its way. Take it out: Userlint adds the key when it sends.',
        fixes: edit === undefined ? [] : [{ title: 'Take the key out', edits: [edit], safe: false }],
      } satisfies Complaint;
    }
    for (const { name, value } of message.headers) {
      const [, key] = /^\s*apikey\s+(\S+)/i.exec(value.value) ?? [];
      if (name.value.toLowerCase() !== 'authorization' || key === undefined || harmless(key)) continue;
      yield {
        about,
        secret: true,
        span: value.at(),
        message: 'An API key stands in this file. Take it out: Userlint adds the key when it sends.',
      };
    }
  },
};

/** A variable, nothing, or the published key of the sandbox. */
function harmless(key: string): boolean {
  return key === '' || isPlaceholder(key) || key === sandbox.apiKey;
}
