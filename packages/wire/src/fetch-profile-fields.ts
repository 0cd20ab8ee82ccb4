import {
  noSettings,
  type Outgoing,
  parseXml,
  prepare,
  readDocument,
  sandbox,
  services,
  Text,
} from '@userlint/rules';
import { readAnswer } from './answer.ts';
import { sandboxCredentials } from './credentials.ts';
import { decodeUtf8 } from './encoding.ts';
import type { FetchedRows } from './fetch-table.ts';
import { seal, sendingMoment } from './seal.ts';
import { type SendOptions, send } from './send.ts';
import type { Target } from './target.ts';

/** The table of an OLSA site's own profile fields, as the settings call it behind 'olsa/'. */
export const profileFields = 'ProfileFields';

/** Asks a site which profile fields it has, once, with the guards of `send`. Changes nothing there. Never throws. */
export async function fetchProfileFields(target: Target, options: SendOptions = {}): Promise<FetchedRows> {
  const outgoing = asking();
  if (outgoing === undefined) return { reason: 'The request cannot be made.', unanswered: false };
  const outcome = await send(seal(outgoing, sandboxCredentials.wsse, sendingMoment()), target, options);
  if (outcome.state !== 'answered') return { reason: outcome.reason, unanswered: true };
  const { body, blot } = outcome.answer;
  const { root, problems } = parseXml(Text.of(decodeUtf8(body) ?? ''));
  const definitions =
    problems.length > 0
      ? undefined
      : descend(root, ['Body', 'GetProfileFieldDefinitionsResponse', 'ProfileFieldDefinitions']);
  if (definitions === undefined) {
    const [error] = (await readAnswer(outgoing, outcome.answer)).errors;
    return { reason: error?.message ?? 'The answer holds no profile fields.', unanswered: false };
  }
  const rows = definitions.children
    .filter(({ name }) => name === 'fieldDefinition')
    .map((field) => {
      const attributes = new Map(field.attributes.map(({ name, value }) => [name, value.value]));
      const label = descend(field, ['label', 'localizedValue'])?.value.value ?? attributes.get('type') ?? '';
      return new Map([
        ['code', blot(attributes.get('id') ?? '')],
        ['description', blot(label)],
        ['enabled', attributes.get('enabled') ?? 'true'],
      ]);
    });
  return { rows };
}

/** The argument object of a SOAP client, planned as the call it stands for: `plan` escapes what it writes. */
function asking(): Outgoing | undefined {
  const operation = services
    .flatMap(({ operations }) => operations)
    .find(({ id }) => id === 'olsa/UM_GetProfileFieldDefinitions');
  const text = JSON.stringify({ customerId: sandbox.olsaCustomer });
  const reading = readDocument({ text, path: 'request.json' }, { ...noSettings, operation });
  const [request] = reading.requests;
  const outgoing = request && prepare(reading, request);
  return outgoing?.refused === undefined ? outgoing : undefined;
}

type Element = NonNullable<ReturnType<typeof parseXml>['root']>;

/** The first element along a path of names. */
function descend(from: Element | undefined, path: readonly string[]): Element | undefined {
  return path.reduce((element, name) => element?.children.find((child) => child.name === name), from);
}
