import { envelopeOf } from '../../../model/request.ts';
import type { Rule } from '../../../model/rule.ts';
import { tokenOf } from '../token.ts';

export const timestamp: Rule = {
  id: 'olsa/timestamp',
  severity: 'warning',
  title: 'The time stamp is not the first thing in the WS-Security header',
  when: ({ operation }) => operation?.securityFields !== undefined,
  *check(request) {
    for (const header of envelopeOf(request)?.security ?? []) {
      const { timestamp: stamp, usernameToken } = tokenOf(header);
      if (usernameToken === undefined || header.at === undefined) continue;
      if (stamp === undefined) {
        yield {
          about: header,
          span: header.at.name,
          message:
            'The header has no Timestamp; OLSA answers "actions mismatch" (inferred). Userlint makes a whole header when it sends.',
        };
        continue;
      }
      if (stamp.at === undefined || header.entries.find(({ name }) => !name.startsWith('@')) === stamp)
        continue;
      const edit = header.reorder?.(['Timestamp', 'UsernameToken']);
      yield {
        about: stamp,
        span: stamp.at.name,
        message: 'Timestamp comes first in the header; otherwise OLSA answers "actions mismatch" (inferred).',
        related: [{ entry: usernameToken, message: 'This stands before it' }],
        fixes: edit === undefined ? [] : [{ title: 'Put Timestamp first', edits: [edit], safe: true }],
      };
    }
  },
};
