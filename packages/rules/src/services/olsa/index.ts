import type { RuledService } from '../../model/rule.ts';
import { codes } from './codes.ts';
import { errors } from './errors.ts';
import { kinds } from './kinds.ts';
import { operations } from './operations.ts';
import { tables } from './profile-fields.ts';
import { records } from './records.ts';
import { rules } from './rules/index.ts';

/** Skillsoft OLSA: the users of Skillport. */
export const olsa: RuledService = {
  service: {
    id: 'olsa',
    title: 'OLSA',
    addresses: /olsa/i,
    kinds,
    operations,
    records: Object.values(records),
    codes,
    mappings: {},
    tables,
    errors,
  },
  rules,
};
