import type { PreparedRequest } from '@userlint/language-server/protocol';
import type { Answer, Environment, Verdict } from '@userlint/wire';
import { showError, showInformation, showWarning } from './notifications.ts';
import { oneLine } from './one-line.ts';
import type { ReadOnlyDocuments } from './read-only-documents.ts';

export const answerScheme = 'userlint-answer';

/** Opens the answer beside the payload and says in a sentence what it means. */
export async function showAnswer(
  documents: ReadOnlyDocuments,
  prepared: PreparedRequest,
  verdict: Verdict,
  answer: Answer,
  environment: Environment,
): Promise<void> {
  const { title } = environment;
  await documents.show(`Answer from ${title}.http`, answerText(prepared, verdict, answer, environment));
  const summary = `${title}: ${oneLine(verdict.summary, 300)}`;
  switch (verdict.is) {
    case 'applied':
      showInformation(`${title}: updated ${oneLine(prepared.outgoing.subject.id)}.`);
      break;
    case 'refused':
      showError(summary);
      break;
    case 'unknown':
      showWarning(summary);
  }
}

function answerText(
  { outgoing }: PreparedRequest,
  verdict: Verdict,
  answer: Answer,
  environment: Environment,
): string {
  const head = [
    `Target: ${environment.title} (${environment.origin})`,
    `Operation: ${outgoing.title} (${outgoing.operation})`,
    `Status: ${answer.status}`,
    `Verdict: ${verdict.is}. ${verdict.summary}`,
    ...verdict.errors.map(({ code, message }) => `Error${code === null ? '' : ` ${code}`}: ${message}`),
  ];
  return `${head.map((line) => `# ${oneLine(line, 2000)}`).join('\n')}\n\n${answer.text}\n`;
}
