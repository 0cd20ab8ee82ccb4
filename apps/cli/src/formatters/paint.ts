import type { Severity } from '@userlint/rules';

/** Colours a text for a severity. */
export type Paint = (severity: Severity, text: string) => string;

const codes: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 2 };

export function painter(colour: boolean): Paint {
  return (severity, text) => (colour ? `\u001b[${codes[severity]}m${text}\u001b[0m` : text);
}
