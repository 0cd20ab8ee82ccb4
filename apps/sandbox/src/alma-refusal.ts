import { type AlmaError, almaError } from './alma-answers.ts';
import { type Group, isEmpty, listOf, type Shape, textOf } from './record.ts';
import { type Said, walkRecord } from './record-walk.ts';
import type { AlmaUser } from './store.ts';
import { almaCodes, almaUserShape, updateOperation } from './tables.ts';
import { isXsBoolean, isXsDate, isXsDateTime } from './xml-schema-types.ts';

/** Why Alma would not take `incoming` for the user `stored`; undefined when it would. */
export function updateRefusal(
  stored: AlmaUser,
  incoming: Group,
  others: readonly AlmaUser[],
): AlmaError | undefined {
  return (
    mandatoryMissing(incoming) ??
    accountRefusal(stored.user, incoming) ??
    sameValueTwice(incoming) ??
    codeRefusal(incoming) ??
    passwordRefusal(incoming) ??
    takenBy(others, incoming)
  );
}

/** The first value that is not of the type its field has; an empty one counts as not given. */
export function mistyped(record: Group): Shape | undefined {
  return find(record, ({ shape, value }) => {
    if (typeof value !== 'string' || value === '') return false;
    if (shape.field.type === 'date') return !isXsDate(value);
    if (shape.field.type === 'dateTime') return !isXsDateTime(value);
    return shape.field.type === 'boolean' && !isXsBoolean(value);
  })?.shape;
}

/** The schema's text calls it mandatory, but Alma has addresses without it: fixtures of Emory and Berkeley. */
const goesWithout = 'user/contact_info/addresses/address/city';

function mandatoryMissing(incoming: Group): AlmaError | undefined {
  const missing = find(incoming, ({ shape, value }) => {
    const { required } = shape.field;
    if (shape.path === goesWithout) return false;
    const here = required?.in === 'always' || required?.in.includes(updateOperation);
    return here === true && required?.error === '401664' && isEmpty(value);
  });
  return missing && almaError('401664', { X: missing.shape.name });
}

function accountRefusal(stored: Group, incoming: Group): AlmaError | undefined {
  const type = textOf(incoming, 'account_type');
  const external = textOf(incoming, 'external_id');
  if (type === 'INTEXTAUTH') return almaError('401855');
  if (type !== 'INTERNAL' && type !== 'EXTERNAL') return almaError('401857');
  if (type === 'INTERNAL' && external !== '') return almaError('401853');
  if (type === 'EXTERNAL' && external === '') return almaError('401854');
  if (textOf(stored, 'account_type') !== 'EXTERNAL') return undefined;
  if (type === 'INTERNAL') return almaError('401859');
  return external === textOf(stored, 'external_id') ? undefined : almaError('401858');
}

function sameValueTwice(incoming: Group): AlmaError | undefined {
  const seen = new Map([[textOf(incoming, 'primary_id').toLowerCase(), 'primary_id']]);
  for (const identifier of listOf(incoming, 'user_identifier')) {
    const [type, value] = [textOf(identifier, 'id_type'), textOf(identifier, 'value')];
    const first = seen.get(value.toLowerCase());
    if (first !== undefined) {
      const { code, message } = almaError('4018994');
      return { code, message: `${message} (types are: ${first}, ${type}, value is ${value}).` };
    }
    seen.set(value.toLowerCase(), type);
  }
  return undefined;
}

/** Only closed tables: what an institution has put into its own is not known here. */
function codeRefusal(incoming: Group): AlmaError | undefined {
  const illegal = find(incoming, ({ shape, value }) => {
    const table = almaCodes[shape.field.codes ?? ''];
    return (
      table?.closed === true &&
      typeof value === 'string' &&
      value !== '' &&
      !Object.hasOwn(table.codes, value)
    );
  });
  if (illegal === undefined) return undefined;
  const { name } = illegal.shape;
  if (name === 'user_group') return almaError('401852');
  return almaError('401864', {
    X: name.replace(/_type$/, '').replaceAll('_', ' '),
    Y: String(illegal.value),
  });
}

const commonPasswords = new Set(['password', 'password1', '12345678', '123456789', 'qwertyui', 'iloveyou']);

function passwordRefusal(incoming: Group): AlmaError | undefined {
  const password = textOf(incoming, 'password').toLowerCase();
  const name = textOf(incoming, 'primary_id').toLowerCase();
  const weak = [...password].length < 8 || password.includes(name) || commonPasswords.has(password);
  return password !== '' && weak ? almaError('500038') : undefined;
}

/** An identifier belongs to one user alone. That an update answers 401860 to this is inferred. */
function takenBy(others: readonly AlmaUser[], incoming: Group): AlmaError | undefined {
  const wanted = new Set(idsOf(incoming));
  return others.some(({ user }) => idsOf(user).some((id) => wanted.has(id)))
    ? almaError('401860')
    : undefined;
}

function idsOf(user: Group): readonly string[] {
  const identifiers = listOf(user, 'user_identifier').map((one) => textOf(one, 'value'));
  return [textOf(user, 'primary_id'), ...identifiers].map((id) => id.toLowerCase());
}

function find(record: Group, wanted: (said: Said) => boolean): Said | undefined {
  for (const said of walkRecord(record, almaUserShape)) if (wanted(said)) return said;
  return undefined;
}
