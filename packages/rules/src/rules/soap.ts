import type { RuleAbout } from '../model/rule.ts';

export const soapEnvelope: RuleAbout = {
  id: 'soap-envelope',
  severity: 'error',
  title: 'The envelope is in no namespace of SOAP, or in two',
};

export const soapNamespace: RuleAbout = {
  id: 'soap-namespace',
  severity: 'warning',
  title: 'A call, an argument or a record is not in the namespace the service knows it in',
};

export const embeddedRecord: RuleAbout = {
  id: 'embedded-record',
  severity: 'error',
  title: 'The record is not written into its argument as XML',
};
