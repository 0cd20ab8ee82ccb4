import { type Entry, isPlaceholder } from '../../../model/entry.ts';
import { envelopeOf } from '../../../model/request.ts';
import type { Fix, Rule } from '../../../model/rule.ts';
import { quote } from '../../../words/quote.ts';
import { tokenOf } from '../token.ts';

export const customer: Rule = {
  id: 'olsa/customer',
  severity: 'warning',
  title: 'The customer of the call is not the one of the WS-Security header',
  when: ({ operation }) => operation?.securityFields !== undefined,
  *check(request) {
    const { record } = request;
    const customerId = record?.entries.find(({ name }) => name === 'customerId');
    if (customerId === undefined || !isSaid(customerId)) return;
    for (const header of envelopeOf(request)?.security ?? []) {
      const { username } = tokenOf(header);
      if (username === undefined || !isSaid(username) || username.text === customerId.text) continue;
      const small = username.text.toLowerCase() === customerId.text.toLowerCase();
      yield {
        about: customerId,
        message: `customerId is ${quote(customerId.text)}, but the WS-Security header says ${quote(username.text)}${small ? ': upper and lower case count' : ''}; OLSA refuses that (inferred).`,
        related: [{ entry: username, message: 'The customer of the header' }],
        fixes: [
          ...change(customerId, username.text, 'Make customerId that of the header'),
          ...change(username, customerId.text, 'Make the header that of customerId'),
        ],
      };
    }
  },
};

function isSaid({ text }: Entry): boolean {
  return text !== '' && !isPlaceholder(text);
}

function change(entry: Entry, value: string, title: string): Fix[] {
  const edit = entry.write(value);
  return edit === undefined ? [] : [{ title: `${title}: ${quote(value)}`, edits: [edit], safe: false }];
}
