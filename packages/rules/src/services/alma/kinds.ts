import type { ServiceKind } from '../../model/service.ts';
import { sandbox } from '../sandbox.ts';
import { folded, readReply } from './reply.ts';

export const kinds: readonly ServiceKind[] = [
  {
    id: 'alma-rest',
    title: 'Alma REST',
    authentication: 'apikey',
    sandbox: { credential: { kind: 'apikey', key: sandbox.almaApiKey } },
    readReply,
  },
  {
    id: 'alma-soap',
    title: 'Alma SOAP',
    authentication: 'basic',
    sandbox: {
      credential: { kind: 'basic', userName: sandbox.almaSoapUser, password: sandbox.almaSoapPassword },
    },
    readReply,
    folded: [folded],
  },
];
