import { entryAt } from '../../../model/entry.ts';
import type { Rule } from '../../../model/rule.ts';

const order = ['addresses', 'emails', 'phones'];

export const contactInfoOrder: Rule = {
  id: 'alma/contact-info-order',
  severity: 'warning',
  title: 'The lists of contact_info are not in the order of the schema',
  // In JSON members have no order.
  when: ({ spelling }) => spelling === 'xml',
  given: (path) => path === 'user/contact_info',
  *check({ record }) {
    const contact = entryAt(record, 'user/contact_info');
    if (contact === undefined) return;
    let furthest = 0;
    const early = contact.entries.find(({ name }) => {
      const place = order.indexOf(name);
      furthest = Math.max(furthest, place);
      return place >= 0 && place < furthest;
    });
    if (early?.at === undefined) return;
    const edit = contact.reorder?.(order);
    yield {
      about: early,
      span: early.at.name,
      message: `contact_info holds ${order.join(', ')}, in this order: ${early.name} stands too late.`,
      fixes:
        edit === undefined
          ? []
          : [{ title: 'Put them into the order of the schema', edits: [edit], safe: true }],
    };
  },
};
