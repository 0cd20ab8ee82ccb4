import type { Rule } from '../../../model/rule.ts';

export const cardNumber: Rule = {
  id: 'olsa/card-number',
  severity: 'warning',
  title: 'A real card number stands in the record',
  value: (_field, path) => (path.endsWith('/ccNumber') ? isCardNumber : undefined),
  *complain(entry) {
    if (!isCardNumber(entry.text)) return;
    // The number is never repeated in the message.
    yield {
      about: entry,
      secret: true,
      message: 'This is a valid card number. Such numbers must not stand in files or in a learning system.',
    };
  },
};

/** By its check digit (Luhn). */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  if (!/^\d{13,19}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && !/^0+$/.test(digits);
}
