import type { RecordType, Service } from '../model/service.ts';
import { recordName } from './record-element.ts';
import { callNames } from './soap.ts';

/**
 * A look at the text that costs next to nothing and lets every other XML and JSON file in the world pass: it looks for
 * the words that recognition will ask for, wherever they stand. `<web-app><user>me</user></web-app>` is passed over.
 */
export function mayBeOurs(
  text: string,
  format: 'xml' | 'json' | 'form',
  services: readonly Service[],
): boolean {
  return services.some(({ records, operations }) => {
    if (format !== 'xml') return records.some((type) => hasTellingKeys(text, type));
    return (
      records.some((type) => hasTellingNames(text, type)) ||
      operations.some((operation) => callNames(operation).some((name) => text.includes(name)))
    );
  });
}

function hasTellingKeys(text: string, { jsonKeys }: RecordType): boolean {
  const { anyTwoOf = [], allOf = [] } = jsonKeys;
  return count(text, anyTwoOf, 2) || allOf.some((keys) => keys.every((key) => text.includes(key)));
}

/** By its namespace, which may be misspelt, or by the children that tell it; in a list too it is one of the two. */
function hasTellingNames(text: string, type: RecordType): boolean {
  if (!text.includes(recordName(type))) return false;
  if (type.namespace !== '' && text.includes('xmlns')) return true;
  return (
    count(text, type.xmlChildren, type.xmlChildrenNeeded) ||
    (type.xmlKey !== undefined && text.includes(type.xmlKey))
  );
}

function count(text: string, words: readonly string[], needed: number): boolean {
  let seen = 0;
  return words.some((word) => text.includes(word) && ++seen >= needed);
}
