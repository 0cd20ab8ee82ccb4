import type { RuleAbout } from '../model/rule.ts';

export const wellFormed: RuleAbout = {
  id: 'well-formed',
  severity: 'error',
  title: 'The text is not well-formed XML',
};

export const doctype: RuleAbout = {
  id: 'doctype',
  severity: 'error',
  title: 'The document has a DOCTYPE',
};

export const tooDeep: RuleAbout = {
  id: 'too-deep',
  severity: 'error',
  title: 'The document is nested deeper than any payload is',
};

export const validJson: RuleAbout = {
  id: 'valid-json',
  severity: 'error',
  title: 'The text is not valid JSON',
};

export const duplicateKey: RuleAbout = {
  id: 'duplicate-key',
  severity: 'warning',
  title: 'A key is written twice in one object',
};
