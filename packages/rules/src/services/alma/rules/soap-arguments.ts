import { type Entry, entryAt } from '../../../model/entry.ts';
import { envelopeOf, parameter, type Request } from '../../../model/request.ts';
import type { Complaint, Fix, Rule } from '../../../model/rule.ts';
import type { Edit } from '../../../text/span.ts';
import { writtenFor } from '../soap-arguments.ts';

export const soapArguments: Rule = {
  id: 'alma/soap-arguments',
  severity: 'warning',
  title: 'The arguments stand where another call takes them',
  when: ({ operation }) => operation?.door.kind === 'soap',
  *check(request) {
    const carrier = envelopeOf(request)?.carrier;
    const place = request.operation?.record?.place;
    if (carrier === undefined || place?.at !== 'argument') return;
    const other = writtenFor(request);
    if (other !== undefined) yield shifted(request, carrier, other);
    else if (carrier.name !== place.name) yield misplaced(request, carrier, place.name);
  },
};

function misplaced(request: Request, carrier: Entry, place: string): Complaint {
  const element = request.operation?.door.kind === 'soap' ? request.operation.door.element : '';
  const taken = request.parameters.find(({ at, path }) => at !== undefined && path === `envelope/${place}`);
  const meaning = carrier.field?.label;
  const edits = [...carrier.rename(place), ...(taken?.rename(carrier.name) ?? [])];
  const title = taken === undefined ? `Rename to ${place}` : `Swap ${carrier.name} and ${place}`;
  return {
    about: carrier,
    ...nameOf(carrier),
    message: `${element} takes the record in ${place}; ${carrier.name} is ${meaning === undefined ? 'none of its arguments' : `its ${meaning}`}.`,
    fixes: [{ title, edits, safe: taken === undefined }],
  };
}

function shifted(request: Request, carrier: Entry, other: string): Complaint {
  const isCreate = other === 'alma/soap.updateUser';
  const first = parameter(request, 'envelope/arg0');
  if (isCreate && carrier.name === 'arg1' && first !== undefined) return userFirst(request, first);
  const fixes = [
    ...one(
      `Write the arguments as ${isCreate ? 'createUser' : 'updateUser'} takes them`,
      isCreate ? forCreate(request, carrier) : forUpdate(request, carrier),
    ),
    ...otherCall(request, isCreate ? 'updateUser' : 'createUser'),
  ];
  return {
    about: carrier,
    ...nameOf(carrier),
    message: isCreate
      ? 'createUser takes the external system code in arg0 and the record in arg1; these are the arguments of updateUser.'
      : 'updateUser takes the user in arg0, the external system code in arg2 and the record in arg3; these are the arguments of createUser.',
    fixes,
  };
}

/** The record stands right, but the user stands where the code belongs. */
function userFirst(request: Request, first: Entry): Complaint {
  const code = entryAt(request.record, 'userRecord/userDetails/externalId')?.text ?? '';
  const edit = first.write(code);
  const title = code === '' ? 'Empty arg0: an internal user' : `Change to ${code}`;
  return {
    about: first,
    message:
      'This is the userName of the record; arg0 of createUser is the external system code. Only updateUser takes the user there.',
    fixes: [...one(title, edit === undefined ? [] : [edit]), ...otherCall(request, 'updateUser')],
  };
}

/** user, type, code, record → code, record */
function forCreate(request: Request, carrier: Entry): readonly Edit[] {
  const [user, type, code] = ['arg0', 'arg1', 'arg2'].map((name) => parameter(request, `envelope/${name}`));
  const gone = [user?.remove(), type?.remove()].filter((edit) => edit !== undefined);
  return code === undefined ? [] : [...gone, ...code.rename('arg0'), ...carrier.rename('arg1')];
}

/** code, record, warning → (the warning's place) user, code, record */
function forUpdate(request: Request, carrier: Entry): readonly Edit[] {
  const [code, warning] = ['arg0', 'arg2'].map((name) => parameter(request, `envelope/${name}`));
  const userName = entryAt(request.record, 'userRecord/userDetails/userName')?.text ?? '';
  const user = userName === '' ? undefined : warning?.write(userName);
  if (code === undefined || warning === undefined || user === undefined) return [];
  return [...code.rename('arg2'), ...carrier.rename('arg3'), ...warning.rename('arg0'), user];
}

/** Where nothing is lost by it, the call itself may be the mistake. */
function otherCall(request: Request, name: string): Fix[] {
  return one(`Call ${name} instead`, envelopeOf(request)?.call.rename(name) ?? []);
}

function one(title: string, edits: readonly Edit[]): Fix[] {
  return edits.length === 0 ? [] : [{ title, edits, safe: false }];
}

function nameOf({ at }: Entry): Pick<Complaint, 'span'> {
  return at === undefined ? {} : { span: at.name };
}
