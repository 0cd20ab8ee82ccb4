import { type Entry, isPlaceholder } from '../../../model/entry.ts';
import { envelopeOf, parameter } from '../../../model/request.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';
import { recordName } from '../../../reading/record-element.ts';

export const missingRecord: Rule = {
  id: 'alma/missing-record',
  severity: 'error',
  title: 'The call carries no record',
  when: ({ operation }) => operation?.record?.place.at === 'argument',
  *check(request) {
    const { operation, record } = request;
    const call = envelopeOf(request)?.call;
    const carried = operation?.record;
    if (call?.at === undefined || record !== undefined || carried?.place.at !== 'argument') return;
    const { name } = carried.place;
    const wanted = recordName(carried.type);
    const argument = parameter(request, `envelope/${name}`);
    if (argument?.at === undefined) {
      const message = `${call.name} takes the ${wanted} in ${name}; there is none.`;
      yield { about: call, span: call.at.name, message } satisfies Complaint;
    } else if (!isPlaceholder(argument.text)) yield { about: argument, ...wrong(argument, wanted) };
  },
};

function wrong(argument: Entry, wanted: string): Pick<Complaint, 'span' | 'message'> {
  const rest = restUser(argument);
  if (rest !== undefined) {
    return {
      ...rest,
      message: `This is a user of the REST API; the SOAP service takes a ${wanted}, whose names and codes are others.`,
    };
  }
  return { message: `${argument.name} holds no ${wanted}.` };
}

/** Where `user` stands as text that would be an element, or as an element. */
function restUser({ value, written }: Entry): Pick<Complaint, 'span'> | undefined {
  for (const text of [value, written]) {
    const start = /<user[\s>]/.exec(text?.value ?? '')?.index;
    if (start !== undefined && text !== undefined) return { span: text.at(start + 1, start + 5) };
  }
  return undefined;
}
