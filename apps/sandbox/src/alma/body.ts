import { type Answer, bodyText, type Call, plain } from '../http/exchange.ts';
import { NotDeserialisable, readJsonGroup } from '../record/json.ts';
import type { Group } from '../record/record.ts';
import { readXmlGroup } from '../record/xml.ts';
import { readXml } from '../xml/read.ts';
import { almaError, almaRefusal, type Wanted } from './answers.ts';
import { mistyped } from './refusal.ts';
import { almaUserShape } from './tables.ts';

export type Read = { readonly record: Group } | { readonly refusal: Answer };

/** Reads the user in a body. The Content-Type says how; XML unless it says JSON. */
export function readUser(call: Call, wanted: Wanted): Read {
  const json = call.headers['content-type']?.toLowerCase().includes('json') === true;
  const source = bodyText(call.body);
  try {
    const record = source === undefined ? undefined : json ? readJsonBody(source) : readXmlBody(source);
    if (record === undefined) return { refusal: almaRefusal(almaError('401676'), wanted) };
    const wrong = mistyped(record);
    if (wrong === undefined) return { record };
    if (!json) return { refusal: almaRefusal(almaError('401676'), wanted) };
    return notDeserialised(`Cannot deserialize value of type \`${wrong.field.type}\` (${wrong.name})`);
  } catch (error) {
    if (!(error instanceof NotDeserialisable)) throw error;
    return notDeserialised(error.message);
  }
}

function notDeserialised(message: string): Read {
  return { refusal: plain(400, message, { code: 'NOT_DESERIALISABLE' }) };
}

function readXmlBody(source: string): Group | undefined {
  const root = readXml(source);
  return root?.name === 'user' && root.namespace === '' ? readXmlGroup(root, almaUserShape) : undefined;
}

function readJsonBody(source: string): Group | undefined {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return undefined;
  }
  return readJsonGroup(value, almaUserShape);
}
