import type { Prepared } from '@userlint/language-server/protocol';
import type { Answer, Target } from '@userlint/wire';
import { showError, showInformation, showWarning } from './notifications.ts';
import { oneLine } from './one-line.ts';
import type { ReadOnlyDocuments } from './read-only-documents.ts';

export const answerScheme = 'userlint-answer';

/** Opens the answer beside the payload and says in a sentence what it means. */
export async function showAnswer(
  documents: ReadOnlyDocuments,
  prepared: Prepared,
  answer: Answer,
  target: Target,
): Promise<void> {
  await documents.show(`Answer from ${target.name}.http`, answerText(prepared, answer, target));
  const summary = `${target.name}: ${oneLine(answer.summary, 300)}`;
  switch (answer.verdict) {
    case 'done':
      showInformation(`${target.name}: updated ${oneLine(prepared.outgoing.subject.id)}.`);
      break;
    case 'refused':
      showError(summary);
      break;
    case 'unclear':
      showWarning(summary);
  }
}

function answerText({ outgoing }: Prepared, answer: Answer, target: Target): string {
  const head = [
    `Target: ${target.name} (${target.origin})`,
    `Operation: ${outgoing.title} (${outgoing.operation})`,
    `Status: ${answer.status}`,
    `Verdict: ${answer.verdict}. ${answer.summary}`,
    ...answer.errors.map(({ code, message }) => `Error${code === null ? '' : ` ${code}`}: ${message}`),
  ];
  return `${head.map((line) => `# ${oneLine(line, 2000)}`).join('\n')}\n\n${answer.text}\n`;
}
