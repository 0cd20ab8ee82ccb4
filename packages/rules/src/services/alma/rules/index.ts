import type { Rule } from '../../../model/rule.ts';
import { address } from './address.ts';
import { blanks } from './blanks.ts';
import { contactInfoOrder } from './contact-info-order.ts';
import { controlCharacters } from './control-characters.ts';
import { dateOrder } from './date-order.ts';
import { duplicateIdentifier } from './duplicate-identifier.ts';
import { duplicateUser } from './duplicate-user.ts';
import { emptyDate } from './empty-date.ts';
import { expired } from './expired.ts';
import { externalId } from './external-id.ts';
import { externalSystemCode } from './external-system-code.ts';
import { identifierType } from './identifier-type.ts';
import { jsonShape } from './json-shape.ts';
import { keyInFile } from './key-in-file.ts';
import { library } from './library.ts';
import { missingRecord } from './missing-record.ts';
import { numberForText } from './number-for-text.ts';
import { oneRecord } from './one-record.ts';
import { outputOnly } from './output-only.ts';
import { override } from './override.ts';
import { partialAnswer } from './partial-answer.ts';
import { password } from './password.ts';
import { preferred } from './preferred.ts';
import { protectedField } from './protected-field.ts';
import { roleParameters } from './role-parameters.ts';
import { roles } from './roles.ts';
import { sampleText } from './sample-text.ts';
import { segmentType } from './segment-type.ts';
import { soapArguments } from './soap-arguments.ts';
import { soapIdentifier } from './soap-identifier.ts';
import { swapAll } from './swap-all.ts';
import { typeForRecord } from './type-for-record.ts';
import { userId } from './user-id.ts';

export const rules: readonly Rule[] = [
  address,
  blanks,
  contactInfoOrder,
  controlCharacters,
  dateOrder,
  duplicateIdentifier,
  duplicateUser,
  emptyDate,
  expired,
  externalId,
  externalSystemCode,
  identifierType,
  jsonShape,
  keyInFile,
  library,
  missingRecord,
  numberForText,
  oneRecord,
  outputOnly,
  override,
  partialAnswer,
  password,
  preferred,
  protectedField,
  roleParameters,
  roles,
  sampleText,
  segmentType,
  soapArguments,
  soapIdentifier,
  swapAll,
  typeForRecord,
  userId,
];
