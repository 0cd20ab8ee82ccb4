import { isGroup } from '../record/record.ts';
import type { Service } from '../service/service.ts';
import { olsaCustomer, olsaSecret } from './credentials.ts';
import { seeds } from './seeds.ts';
import { type OlsaSite, readOlsaSite } from './site.ts';
import { olsaPath, olsaSoap } from './soap.ts';

export interface OlsaOptions {
  /** What the administrators of the OLSA site have decided. */
  readonly olsaSite?: OlsaSite;
}

/** OLSA: its calls about users. */
export const olsa: Service<OlsaOptions> = {
  name: 'OLSA',
  addresses: [
    { name: 'OLSA', path: olsaPath, credentials: `customer ${olsaCustomer}, secret ${olsaSecret}` },
  ],
  routers: (store, now, { olsaSite }) => {
    const users = store.users({ name: 'olsaUsers', seeds, isUser: isGroup });
    return [olsaSoap(users, now, olsaSite)];
  },
  site: { part: 'olsa', read: (node, name) => ({ olsaSite: readOlsaSite(node, name) }) },
};
