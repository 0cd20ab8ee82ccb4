import type { ServiceKind } from '../../model/service.ts';
import { readReply } from './reply.ts';
import { sandbox } from './sandbox.ts';

export const kinds: readonly ServiceKind[] = [
  {
    id: 'olsa',
    title: 'OLSA',
    authentication: 'wsse',
    sandbox: {
      credential: { kind: 'wsse', customer: sandbox.customer, secret: sandbox.secret },
      institution: sandbox.customer,
    },
    readReply,
  },
];
