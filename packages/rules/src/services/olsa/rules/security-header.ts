import { envelopeOf } from '../../../model/request.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';
import { securityNamespace } from '../security.ts';

export const securityHeader: Rule = {
  id: 'olsa/security-header',
  severity: 'warning',
  title: 'The envelope has no WS-Security header, or more than one',
  when: ({ operation }) => operation?.securityFields !== undefined,
  *check(request) {
    const { record } = request;
    const security = envelopeOf(request)?.security;
    if (security === undefined || record?.at === undefined) return;
    const [first, ...others] = security;
    if (first === undefined) {
      yield {
        about: record,
        span: record.at.name,
        severity: 'hint',
        message:
          'There is no WS-Security header. Userlint adds one when it sends; whatever else sends this needs its own.',
      } satisfies Complaint;
      return;
    }
    for (const other of others) {
      const edit = other.remove();
      yield {
        about: other,
        message: 'A second WS-Security header: which of the two counts is not documented. Take one out.',
        related: [{ entry: first, message: 'The first one' }],
        fixes: edit === undefined ? [] : [{ title: 'Take this one out', edits: [edit], safe: false }],
      };
    }
    for (const header of security) {
      if (header.namespace === securityNamespace || header.at === undefined) continue;
      yield {
        about: header,
        span: header.at.name,
        message: `This is no WS-Security header to a service: its namespace is not ${securityNamespace}.`,
      };
    }
  },
};
