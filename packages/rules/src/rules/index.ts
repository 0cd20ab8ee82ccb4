import type { Rule, RuleAbout } from '../model/rule.ts';
import { codeTable } from './code-table.ts';
import { contentType } from './content-type.ts';
import { format } from './format.ts';
import { maxLength } from './max-length.ts';
import { doctype, duplicateKey, tooDeep, validJson, wellFormed } from './reading.ts';
import { repeatedField } from './repeated-field.ts';
import { required } from './required.ts';
import { embeddedRecord, soapEnvelope, soapNamespace } from './soap.ts';
import { unknownField } from './unknown-field.ts';
import { unknownParameter } from './unknown-parameter.ts';

/** What the readers report, by the code of the problem. */
export const problemRules: readonly RuleAbout[] = [
  doctype,
  duplicateKey,
  embeddedRecord,
  soapEnvelope,
  soapNamespace,
  tooDeep,
  validJson,
  wellFormed,
];

/** The rules that read the tables: the same for every service. */
export const generalRules: readonly Rule[] = [
  codeTable,
  contentType,
  format,
  maxLength,
  repeatedField,
  required,
  unknownField,
  unknownParameter,
];
