import type { RuledService } from '../../model/rule.ts';
import { tables } from './code-tables.ts';
import { codes } from './codes.ts';
import { errors } from './errors.ts';
import { kinds } from './kinds.ts';
import { mappings } from './mappings.ts';
import { operations } from './operations.ts';
import { loadedUserV1, restUser, soapUser } from './records.ts';
import { rules } from './rules/index.ts';

/** Ex Libris Alma: the users of the REST API, of load files, and of the retired SOAP service. */
export const alma: RuledService = {
  service: {
    id: 'alma',
    title: 'Alma',
    addresses: /almaws/i,
    kinds,
    operations,
    records: [restUser, soapUser, loadedUserV1],
    codes,
    mappings,
    tables,
    errors,
  },
  rules,
};
