import { entriesAt } from '../../model/entry.ts';
import type { Reply, ServiceError } from '../../model/reply.ts';
import { NodeEntry } from '../../reading/node-entry.ts';
import type { Node, Tree } from '../../syntax/tree.ts';
import { parseXml } from '../../syntax/xml/index.ts';
import { readSoapReply } from '../soap-reply.ts';
import { restUser } from './records.ts';

/** Where a SOAP answer carries its result, as text. */
export const folded = 'SearchResults';

const resultName = 'web_service_result';
const resultNamespace = 'http://com/exlibris/urm/general/xmlbeans';

/** What Alma answers, by whichever of its services: a user, a result with or without errors, or an envelope with one. */
export function readReply({ root, problems }: Tree): Reply | undefined {
  if (root === undefined) return undefined;
  if (root.kind !== 'element') return readJsonReply(root, problems.length > 0);
  if (root.name === resultName) return readResult(root, resultName);
  return root.name === restUser.root && root.namespace === ''
    ? readUser(root)
    : readSoapReply(root, readWord);
}

/** `repeats`: some key stands there twice, and readers differ on which one counts. */
function readJsonReply(root: Node, repeats: boolean): Reply {
  const errors = errorsIn(members(root, resultName)[0] ?? root);
  if (errors !== undefined) return errors;
  if (members(root, 'primary_id').length === 0) return { is: 'other', what: 'JSON, but no user record' };
  return repeats ? { is: 'other', what: 'a user record with a repeated key' } : readUser(root);
}

function readUser(root: Node): Reply {
  const user = NodeEntry.ofRecord(root, restUser);
  const [id = '', another] = entriesAt(user, 'user/primary_id').map(({ text }) => text.trim());
  if (another !== undefined) return { is: 'other', what: 'a user record with two primary ids' };
  if (id === '') return { is: 'other', what: 'a user record without a primary_id' };
  const others = entriesAt(user, 'user/user_identifiers/user_identifier/value').map(({ text }) =>
    text.trim(),
  );
  return { is: 'record', identifiers: [id, ...others] };
}

function readWord(word: Node): Reply | undefined {
  const results = word.children.find(({ name, namespace }) => name === folded && namespace === '');
  if (results === undefined) return undefined;
  const result = [...unfolded(results), ...results.children].find(({ name }) => name === resultName);
  return result === undefined
    ? { is: 'other', what: 'a SOAP answer without a result in it' }
    : readResult(result, word.name);
}

/** The XML an element's text spells; nothing where it spells none. */
function unfolded({ value }: Node): readonly Node[] {
  const start = value.value.length - value.value.trimStart().length;
  const { root, problems } = parseXml(value.slice(start, value.value.trimEnd().length));
  return root === undefined || problems.length > 0 ? [] : [root];
}

/** An error is believed in any namespace, success only in Alma's own. */
function readResult(result: Node, name: string): Reply {
  const errors = errorsIn(result);
  if (errors !== undefined) return errors;
  const denied = members(result, 'errorsExist').some(
    ({ value, namespace }) => namespace === resultNamespace && value.value === 'false',
  );
  return denied && result.namespace === resultNamespace
    ? { is: 'success', name }
    : { is: 'other', what: 'a result that does not say whether there were errors' };
}

/** Undefined where it tells of none. It may claim errors and name none. */
function errorsIn(result: Node): Reply | undefined {
  const errors = members(result, 'errorList')
    .flatMap((list) => members(list, 'error'))
    .slice(0, 100)
    .map(errorOf);
  const claimed = members(result, 'errorsExist').some(({ value }) => /^\s*(?:true|1)\s*$/.test(value.value));
  return claimed || errors.length > 0 ? { is: 'errors', errors } : undefined;
}

function errorOf(error: Node): ServiceError {
  return { code: textOf(error, 'errorCode') || null, message: textOf(error, 'errorMessage') };
}

/** What bears that name below it; a JSON array counts as its items (the gateway writes one error without an array). */
function members(node: Node, name: string): readonly Node[] {
  return node.children
    .filter((child) => child.name === name)
    .flatMap((child) => (child.kind === 'array' ? child.children : [child]));
}

function textOf(node: Node, name: string): string {
  return members(node, name)[0]?.value.value.trim() ?? '';
}
