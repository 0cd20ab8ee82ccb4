export { type Entry, entriesAt, entryAt, isPlaceholder } from './entry.ts';
export type { Severity, Source } from './evidence.ts';
export type { ServiceError } from './explain.ts';
export type { CodeTable, Field, FieldTable, FieldType, Limit } from './field.ts';
export type { Outgoing, Plan } from './plan.ts';
export {
  type Document,
  type Header,
  type Message,
  parameter,
  type Reading,
  type Request,
} from './request.ts';
export type { Complaint, Finding, Fix, Moment, Rule, RuleAbout } from './rule.ts';
export type {
  Door,
  Operation,
  RecordPlace,
  RecordType,
  Service,
  ServiceErrorRow,
  ServiceId,
} from './service.ts';
export { type Edit, type Span, touches } from './span.ts';
export { type Codec, type PieceSink, Text, TextBuilder } from './text.ts';
export type { Node, NodeKind, Problem, Tree } from './tree.ts';
