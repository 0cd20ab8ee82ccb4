import type { Rule } from '../model/rule.ts';
import { codeTable } from './code-table.ts';
import { contentType } from './content-type.ts';
import { format } from './format.ts';
import { maxLength } from './max-length.ts';
import { repeatedField } from './repeated-field.ts';
import { required } from './required.ts';
import { unknownField } from './unknown-field.ts';
import { unknownParameter } from './unknown-parameter.ts';

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
