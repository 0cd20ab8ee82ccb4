import type { Rule } from '../../../model/rule.ts';
import { birthDate } from './birth-date.ts';
import { callElement } from './call-element.ts';
import { cardNumber } from './card-number.ts';
import { customer } from './customer.ts';
import { deleteUser } from './delete-user.ts';
import { digest } from './digest.ts';
import { endpoint } from './endpoint.ts';
import { group } from './group.ts';
import { jsonValue } from './json-value.ts';
import { manager } from './manager.ts';
import { noPassword } from './no-password.ts';
import { nonce } from './nonce.ts';
import { nothingToUpdate } from './nothing-to-update.ts';
import { profileField } from './profile-field.ts';
import { savedHeader } from './saved-header.ts';
import { secretInFile } from './secret-in-file.ts';
import { securityHeader } from './security-header.ts';
import { timestamp } from './timestamp.ts';
import { typePrefix } from './type-prefix.ts';
import { unmigrated } from './unmigrated.ts';
import { wireName } from './wire-name.ts';

export const rules: readonly Rule[] = [
  birthDate,
  callElement,
  cardNumber,
  customer,
  deleteUser,
  digest,
  endpoint,
  group,
  jsonValue,
  manager,
  noPassword,
  nonce,
  nothingToUpdate,
  profileField,
  savedHeader,
  secretInFile,
  securityHeader,
  timestamp,
  typePrefix,
  unmigrated,
  wireName,
];
