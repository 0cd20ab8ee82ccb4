import type { ServiceKind } from '../../model/service.ts';
import { folded, readReply } from './reply.ts';
import { sandbox } from './sandbox.ts';

export const kinds: readonly ServiceKind[] = [
  {
    id: 'alma-rest',
    title: 'Alma REST',
    authentication: 'apikey',
    sandbox: { credential: { kind: 'apikey', key: sandbox.apiKey } },
    readReply,
  },
  {
    id: 'alma-soap',
    title: 'Alma SOAP',
    authentication: 'basic',
    sandbox: {
      credential: { kind: 'basic', userName: sandbox.soapUser, password: sandbox.soapPassword },
    },
    readReply,
    folded: [folded],
  },
];
