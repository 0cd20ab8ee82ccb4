export { type CodeFile, readCodeFile, sizeOfCodeFile, writeCodeFile } from './code-file.ts';
export {
  codesMeant,
  type InstitutionMapping,
  type InstitutionTable,
  institutionTable,
  tableName,
} from './code-tables.ts';
export { type Completion, complete } from './complete.ts';
export { describe, describeField } from './describe.ts';
export { readDocument } from './document.ts';
export { type Entry, entriesAt, entryAt, isPlaceholder } from './entry.ts';
export type { Severity, Source } from './evidence.ts';
export { explain, type ServiceError } from './explain.ts';
export type { CodeTable, Field, FieldTable, FieldType, Limit } from './field.ts';
export { find } from './find.ts';
export { applyEdits, fixAll } from './fix.ts';
export { parseForm } from './form.ts';
export { parseJson } from './json/index.ts';
export { lint } from './lint.ts';
export { type Outgoing, type Plan, planSend } from './plan.ts';
export { type Conversion, convertToRest, preamble, type RestFormat } from './refactor/convert-to-rest.ts';
export { type Decoded, decode, type Piece } from './refactor/decoded.ts';
export {
  type NewFile,
  type Refactoring,
  type RefactoringId,
  refactorings,
  refactoringsOf,
} from './refactor/refactorings.ts';
export {
  type Document,
  type Header,
  type Message,
  parameter,
  type Reading,
  type Request,
} from './request.ts';
export type { Complaint, Context, Finding, Fix, Moment, Rule, RuleAbout } from './rule.ts';
export { rules } from './rule-list.ts';
export { sandbox } from './sandbox.ts';
export type {
  Door,
  Operation,
  RecordPlace,
  RecordType,
  Service,
  ServiceErrorRow,
  ServiceId,
} from './service.ts';
export { services } from './services/index.ts';
export { noSettings, type Settings } from './settings.ts';
export type { BesideSettings } from './settings-codes.ts';
export { nameCodesFolder } from './settings-edit.ts';
export { type ProjectSettings, readSettings } from './settings-file.ts';
export { type Edit, type Span, touches } from './span.ts';
export { type Codec, type PieceSink, Text, TextBuilder } from './text.ts';
export type { Node, NodeKind, Problem, Tree } from './tree.ts';
export { parseXml } from './xml/index.ts';
