import type { RawAnswer } from './send.ts';

/** The answer without the secrets of its request, should the service have echoed them. */
export function blotted(answer: RawAnswer, secrets: readonly string[]): RawAnswer {
  const forms = secrets.filter((secret) => secret !== '').flatMap(spellings);
  const clean = (text: string) => forms.reduce((rest, form) => rest.replaceAll(form, '********'), text);
  return {
    ...answer,
    headers: new Map([...answer.headers].map(([name, value]) => [name, clean(value)])),
    body: Buffer.from(clean(Buffer.from(answer.body).toString('latin1')), 'latin1'),
  };
}

/** As it is, and percent-encoded; each as the bytes of its UTF-8. */
function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8').toString('latin1');
  return [...new Set([bytes, encodeURIComponent(secret)])];
}
