import type { Service, TableSource } from '../model/service.ts';
import { noSettings } from '../model/settings.ts';
import { readDocument } from '../reading/document.ts';
import { services } from '../services/index.ts';
import { type Prepared, refuse } from './outgoing.ts';
import { prepare } from './prepare.ts';

/** The request for one of a source's tables: read and prepared as if a person had written it. */
export function askForTable(
  source: TableSource,
  table: string,
  institution: string,
  known: readonly Service[] = services,
): Prepared {
  const { operation } = source;
  const service = known.find(({ id }) => id === operation.service);
  if (service === undefined) return refuse(`There is no service ${operation.service}.`);
  const asking = { ...service, operations: [operation] };
  const reading = readDocument(source.ask(table, institution), [asking], { ...noSettings, operation });
  const [request] = reading.requests;
  return request === undefined ? refuse('The request cannot be made.') : prepare(reading, request);
}
