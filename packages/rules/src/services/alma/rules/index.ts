import type { Rule } from '../../../rule.ts';
import { address } from './address.ts';
import { externalSystemCode } from './external-system-code.ts';
import { keyInFile } from './key-in-file.ts';
import { library } from './library.ts';
import { oneRecord } from './one-record.ts';
import { override } from './override.ts';
import { protectedField } from './protected-field.ts';
import { swapAll } from './swap-all.ts';
import { typeForRecord } from './type-for-record.ts';
import { userId } from './user-id.ts';

export const rules: readonly Rule[] = [
  address,
  keyInFile,
  library,
  oneRecord,
  protectedField,
  swapAll,
  userId,
  externalSystemCode,
  override,
  typeForRecord,
];
