import type { Rule } from '../../../rule.ts';
import { cardNumber } from './card-number.ts';
import { deleteUser } from './delete-user.ts';
import { endpoint } from './endpoint.ts';
import { group } from './group.ts';
import { manager } from './manager.ts';
import { nothingToUpdate } from './nothing-to-update.ts';
import { unmigrated } from './unmigrated.ts';
import { wireName } from './wire-name.ts';

export const rules: readonly Rule[] = [
  cardNumber,
  deleteUser,
  endpoint,
  group,
  manager,
  nothingToUpdate,
  unmigrated,
  wireName,
];
