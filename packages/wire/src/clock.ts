import type { Outgoing, ServiceError } from '@userlint/rules';
import type { Answer } from './answer.ts';

/** OLSA's own diagnosis takes clocks that are a minute apart for the cause. */
const tolerated = 60_000;

/** What to say of the clocks where a time stamp was refused and the answer's Date is another time than ours. */
export function clockAdvice(
  { authentication }: Outgoing,
  { headers, at }: Pick<Answer, 'headers' | 'at'>,
  errors: readonly ServiceError[],
): readonly string[] {
  const theirs = Date.parse(headers.get('date') ?? '');
  if (authentication !== 'wsse' || Number.isNaN(theirs) || !errors.some(isAboutTime)) return [];
  const apart = at.getTime() - theirs;
  if (Math.abs(apart) <= tolerated) return [];
  const way = apart > 0 ? 'ahead of' : 'behind';
  return [
    `The clock of this computer is ${duration(Math.abs(apart))} ${way} the clock of the service; a time stamp is good for five minutes. Correct the one that is wrong and send again.`,
  ];
}

/** A security token is refused for its time in the same words as for its secret. */
function isAboutTime({ message }: ServiceError): boolean {
  return /messages? have expired|invalid timestamp|security token could not be/i.test(message);
}

function duration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return minutes < 120
    ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
    : `${Math.round(minutes / 60)} hours`;
}
