import type { Rule } from '../../../model/rule.ts';

export const cardNumber: Rule = {
  id: 'olsa/card-number',
  severity: 'warning',
  title: 'A real card number stands in the record',
  *checkEntry(entry, { service }) {
    if (service.id !== 'olsa' || entry.name !== 'ccNumber' || entry.field === undefined) return;
    const digits = entry.text.replace(/[ -]/g, '');
    if (!/^\d{13,19}$/.test(digits) || !isCardNumber(digits)) return;
    // The number is never repeated in the message.
    yield {
      about: entry,
      secret: true,
      message: 'This is a valid card number. Such numbers must not stand in files or in a learning system.',
    };
  },
};

/** The check digit of card numbers (Luhn). */
function isCardNumber(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && !/^0+$/.test(digits);
}
