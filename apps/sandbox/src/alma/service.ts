import type { Service } from '../service/service.ts';
import { almaApiKey, almaSoapPassword, almaSoapUser } from './credentials.ts';
import { Gateway, type GatewayOptions } from './gateway.ts';
import { handEdited } from './hand-edited.ts';
import { institutionOf } from './institution.ts';
import { almaRest, userPattern } from './rest.ts';
import { seeds } from './seeds.ts';
import { type AlmaSite, readAlmaSite } from './site.ts';
import { almaSoap, soapPath } from './soap.ts';
import { isAlmaUser } from './users.ts';

export interface AlmaOptions {
  /** Thresholds of Alma's REST service, and the shape of its gateway's refusals. */
  readonly gateway?: GatewayOptions;
  /** What the institution has decided. */
  readonly almaSite?: AlmaSite;
}

/** Alma: the REST service, the retired SOAP service, and a call of the sandbox's own that tells what Alma does not. */
export const alma: Service<AlmaOptions> = {
  name: 'Alma',
  addresses: [
    { name: 'Alma REST', path: userPattern, credentials: `API key ${almaApiKey}` },
    { name: 'Alma SOAP', path: soapPath, credentials: `${almaSoapUser} / ${almaSoapPassword}` },
  ],
  routers: (store, now, { gateway, almaSite }) => {
    const users = store.users({ name: 'almaUsers', seeds, isUser: isAlmaUser });
    const played = { users, institution: institutionOf(almaSite) };
    const guard = new Gateway({ ...almaSite?.gateway, ...gateway }, now);
    return [almaRest(played, guard), almaSoap(played), handEdited(users)];
  },
  site: { part: 'alma', read: (node, name) => ({ almaSite: readAlmaSite(node, name) }) },
};
