import type { Finding, RuleAbout } from '../model/rule.ts';
import type { ProblemCode } from '../syntax/tree.ts';

/*
 * What is reported under an id of its own although no rule checks it: by the readers, by a rule that fails, by the
 * settings, by a service's answer.
 */

const wellFormed: RuleAbout = {
  id: 'well-formed',
  severity: 'error',
  title: 'The text is not well-formed XML',
};

const doctype: RuleAbout = {
  id: 'doctype',
  severity: 'error',
  title: 'The document has a DOCTYPE',
};

const tooDeep: RuleAbout = {
  id: 'too-deep',
  severity: 'error',
  title: 'The document is nested deeper than any payload is',
};

const validJson: RuleAbout = {
  id: 'valid-json',
  severity: 'error',
  title: 'The text is not valid JSON',
};

const duplicateKey: RuleAbout = {
  id: 'duplicate-key',
  severity: 'warning',
  title: 'A key is written twice in one object',
};

const soapEnvelope: RuleAbout = {
  id: 'soap-envelope',
  severity: 'error',
  title: 'The envelope is in no namespace of SOAP, or in two',
};

const soapNamespace: RuleAbout = {
  id: 'soap-namespace',
  severity: 'warning',
  title: 'A call, an argument or a record is not in the namespace the service knows it in',
};

const embeddedRecord: RuleAbout = {
  id: 'embedded-record',
  severity: 'error',
  title: 'The record is not written into its argument as XML',
};

/** What the readers report, by the code of the problem. */
export const problemRules: Readonly<Record<ProblemCode, RuleAbout>> = {
  doctype,
  'duplicate-key': duplicateKey,
  'embedded-record': embeddedRecord,
  'soap-envelope': soapEnvelope,
  'soap-namespace': soapNamespace,
  'too-deep': tooDeep,
  'valid-json': validJson,
  'well-formed': wellFormed,
};

/** A rule that throws becomes this finding: a crash must not look like a clean file. */
export const ruleFailed: RuleAbout = {
  id: 'rule-failed',
  severity: 'warning',
  title: 'A rule of Userlint failed on this document',
};

/**
 * What is said of a document when reading or linting it failed as a whole. `error`: its name, 'RangeError'; its message
 * may quote the document.
 */
export function documentFailed(error: string): Finding {
  return {
    rule: ruleFailed.id,
    severity: ruleFailed.severity,
    message: `Userlint failed on this document (${error}) and has not checked it. Please report it.`,
    span: { start: 0, end: 0 },
    error: null,
    fixes: [],
    related: [],
    unnecessary: false,
  };
}

export const serviceAnswer: RuleAbout = {
  id: 'service-answer',
  severity: 'error',
  title: 'The service refused this when it was sent',
};

export const settingsRule: RuleAbout = {
  id: 'settings',
  severity: 'error',
  title: 'The settings file says something that cannot be',
};
