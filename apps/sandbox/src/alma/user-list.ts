import type { Answer, Call } from '../http/exchange.ts';
import { type Group, groupOf, listOf, type Shape, textOf } from '../record/record.ts';
import type { Alma } from './alma.ts';
import { almaError, almaRefusal, wantedBy } from './answers.ts';
import { integer } from './field-rows.ts';
import { recordAnswer } from './record-answer.ts';
import { almaUserShape } from './tables.ts';
import { shown } from './users.ts';

/** What the entry of a list tells without `expand=full` (observed): not enough to be put back. */
const rowNames = ['link', 'primary_id', 'first_name', 'last_name', 'gender', 'password', 'status'];

const rowShape = listShape({
  ...almaUserShape,
  children: almaUserShape.children.filter(({ name }) => rowNames.includes(name)),
});
const fullShape = listShape(almaUserShape);

function listShape(user: Shape): Shape {
  const count = { name: 'total_record_count', path: '', field: integer, attribute: true, children: [] };
  const entry = { ...user, field: { ...user.field, many: true } };
  return { ...user, name: 'users', children: [count, entry] };
}

/** Users by last name, first name and id, a page of them, or those whose fields hold the words asked for. */
export function listUsers({ users, institution }: Alma, call: Call): Answer {
  const wanted = wantedBy(call);
  const { query } = call;
  // The sandbox is in no fulfilment network.
  if (query.get('source_institution_code')) return almaRefusal(almaError('401651'), wanted);
  const limit = wholeNumber(query.get('limit') ?? '10');
  const offset = wholeNumber(query.get('offset') ?? '0');
  const search = searchFor(query.get('q') ?? '');
  // Of the codes documented for the list only this one can be meant; that it is, is inferred.
  if (limit === undefined || limit > 100 || offset === undefined || search === undefined) {
    return almaRefusal(almaError('402119'), wanted);
  }
  const found = users.all.map(({ user }) => user).filter(search);
  const sorted = found.sort((one, other) => compare(sortKey(one), sortKey(other)));
  const page = sorted.slice(offset, offset + limit).map((user) => {
    const link = `http://${call.headers.host}${call.path}/${encodeURIComponent(textOf(user, 'primary_id'))}`;
    return { ...shown(user), link };
  });
  const said = { total_record_count: String(found.length), user: page };
  return recordAnswer(institution, said, query.get('expand') === 'full' ? fullShape : rowShape, wanted);
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function sortKey(user: Group): string {
  return ['last_name', 'first_name', 'primary_id'].map((name) => textOf(user, name).toLowerCase()).join('\n');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** The texts that `q` can look into, by the names it has for them. */
const searched = new Map<string, (user: Group) => readonly string[]>([
  ...[
    'primary_id',
    'first_name',
    'last_name',
    'middle_name',
    'job_category',
    'user_group',
    'campus_code',
  ].map((name) => [name, (user: Group) => [textOf(user, name)]] as const),
  [
    'email',
    (user) => listOf(groupOf(user, 'contact_info'), 'email').map((one) => textOf(one, 'email_address')),
  ],
  [
    'phone_number',
    (user) => listOf(groupOf(user, 'contact_info'), 'phone').map((one) => textOf(one, 'phone_number')),
  ],
  ['identifiers', (user) => listOf(user, 'user_identifier').map((one) => textOf(one, 'value'))],
]);

/** Whether a user is meant by `q`: `last_name~Smith`, several with AND between them; undefined when it says nothing. */
function searchFor(q: string): ((user: Group) => boolean) | undefined {
  if (q === '') return () => true;
  const conditions = q.split(' AND ').map((condition) => {
    const [field = '', ...words] = condition.split('~');
    const texts = field === 'ALL' ? everything : searched.get(field);
    const wanted = wordsOf(words.join('~'));
    if (texts === undefined || wanted.length === 0) return undefined;
    return (user: Group) => {
      const there = texts(user).flatMap(wordsOf);
      return wanted.every((word) => there.includes(word));
    };
  });
  const known = conditions.filter((condition) => condition !== undefined);
  return known.length < conditions.length ? undefined : (user) => known.every((condition) => condition(user));
}

function everything(user: Group): readonly string[] {
  return [...searched.values()].flatMap((texts) => texts(user));
}

/** An underscore is a blank, as in the brief search of the service. */
function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s_]+/)
    .filter((word) => word !== '');
}
