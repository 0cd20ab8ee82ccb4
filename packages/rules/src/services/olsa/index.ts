import type { RuledService } from '../../model/rule.ts';
import { codes } from './codes.ts';
import { errors } from './errors.ts';
import { operations } from './operations.ts';
import { records } from './records.ts';
import { rules } from './rules/index.ts';

/** Skillsoft OLSA: the users of Skillport. */
export const olsa: RuledService = {
  service: {
    id: 'olsa',
    title: 'OLSA',
    operations,
    records: Object.values(records),
    codes,
    mappings: {},
    errors,
  },
  rules,
};
