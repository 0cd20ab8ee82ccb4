import type { ServiceKind } from '../../model/service.ts';
import { sandbox } from '../sandbox.ts';
import { readReply } from './reply.ts';

export const kinds: readonly ServiceKind[] = [
  {
    id: 'olsa',
    title: 'OLSA',
    authentication: 'wsse',
    sandbox: {
      credential: { kind: 'wsse', customer: sandbox.olsaCustomer, secret: sandbox.olsaSecret },
      institution: sandbox.olsaCustomer,
    },
    readReply,
  },
];
