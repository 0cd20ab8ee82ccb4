export { type Completion, complete } from './ask/complete.ts';
export { describe, describeField } from './ask/describe.ts';
export { find } from './ask/find.ts';
export { type Decoded, type DecodedStretch, decode } from './ask/refactor/decoded.ts';
export {
  type NewFile,
  type Refactoring,
  type RefactoringId,
  refactorings,
  refactoringsOf,
} from './ask/refactor/refactorings.ts';
export { secretsIn } from './ask/secrets.ts';
export type { Severity, Source } from './facts/evidence.ts';
export type { CodeTable, Field, FieldTable, FieldType, Limit } from './facts/field.ts';
export type { Credential } from './model/credential.ts';
export { type Entry, entriesAt, entryAt, isPlaceholder } from './model/entry.ts';
export {
  codesMeant,
  type InstitutionMapping,
  type InstitutionTable,
  institutionTable,
  tableName,
} from './model/institution.ts';
export type { Reply, ServiceError } from './model/reply.ts';
export {
  type Document,
  envelopeOf,
  type Header,
  type Message,
  parameter,
  type Reading,
  type Request,
  stretchOf,
  userNamed,
} from './model/request.ts';
export type {
  Complaint,
  Context,
  DocumentFix,
  Finding,
  Fix,
  Moment,
  Rule,
  RuleAbout,
  RuledService,
  SettingsFix,
} from './model/rule.ts';
export type {
  Acceptance,
  Door,
  Mapping,
  Operation,
  RecordPlace,
  RecordType,
  Service,
  ServiceErrorRow,
  ServiceKind,
  SoapDoor,
  TableRow,
  TableSource,
  Updates,
} from './model/service.ts';
export { noSettings, type Settings } from './model/settings.ts';
export type { Chunk } from './reading/chunk.ts';
export { LoadFile } from './reading/load-file.ts';
export type { LoadFileStream, PlacedChunk } from './reading/load-file-stream.ts';
export { adviceOnce, isAdvice, tellsOnce, toldOnce } from './rules/advice.ts';
export { applyEdits, fixAll, fixAllSteps } from './rules/fix.ts';
export { type Gravest, gravestOf } from './rules/gravest.ts';
export type { KeptFinding, LoadFileLint } from './rules/lint-load-file.ts';
export type { LoadFileStreamLint, PlacedFinding } from './rules/lint-stream.ts';
export { documentFailed } from './rules/reported.ts';
export { askForTable } from './sending/ask-for-table.ts';
export { explain } from './sending/explain.ts';
export { findingsIn, inTheWay } from './sending/in-the-way.ts';
export type { Identity, Outgoing, Prepared, Refusal, SecurityPlace } from './sending/outgoing.ts';
export { prepare } from './sending/prepare.ts';
export {
  type Conversion,
  convertToRest,
  preamble,
  type RestFormat,
} from './services/alma/convert/convert-to-rest.ts';
export { rules } from './services/catalogue.ts';
export { services } from './services/index.ts';
export { lint, lintLoadFile, lintSteps, lintStream, readDocument, streamLoadFile } from './services/known.ts';
export { sandboxPort } from './services/sandbox.ts';
export type { BesideSettings } from './settings/codes.ts';
export { type CodeFile, readCodeFile, sizeOfCodeFile, writeCodeFile } from './settings/codes-file.ts';
export { nameCodesFolder } from './settings/edit.ts';
export { type ProjectSettings, readSettings } from './settings/settings-file.ts';
export { parseForm } from './syntax/form.ts';
export { parseJson } from './syntax/json/index.ts';
export type { Node, NodeKind, Problem, Tree } from './syntax/tree.ts';
export { parseXml, type XmlNode } from './syntax/xml/index.ts';
export { xmlAttribute, xmlText } from './text/codecs.ts';
export { type LinedText, Lines, type Position, type Range } from './text/lines.ts';
export { type Edit, type Span, touches } from './text/span.ts';
export { type Codec, type PieceSink, Text, TextBuilder } from './text/text.ts';
