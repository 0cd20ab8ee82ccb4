import type { Service } from '../model/service.ts';
import type { Settings } from '../model/settings.ts';
import { JsonList } from './json-list.ts';
import type { ListFormat } from './list-format.ts';
import { XmlList } from './xml-list.ts';

/** The list with which a text begins, and of which it may be a load file; undefined when it is none of ours. */
export function findList(
  text: string,
  services: readonly Service[],
  { operation }: Settings,
): ListFormat | undefined {
  const known = operation?.record?.type;
  return XmlList.of(text, services, known) ?? JsonList.of(text, services, known);
}
