import { type Node, parseJson, type ServiceError, Text } from '@userlint/rules';
import { prettyJson } from './pretty-json.ts';
import type { ReadBody, Reply } from './reply.ts';

/** Reads a JSON answer; undefined when it is none. */
export function readJson(text: string): ReadBody | undefined {
  const { root, problems } = parseJson(Text.of(text), 'answer');
  if (root === undefined || problems.some((problem) => problem.code !== 'duplicate-key')) return undefined;
  return { reply: replyOf(root, problems.length > 0), text: prettyJson(text), language: 'json' };
}

/** `repeats`: some key stands there twice, and readers differ on which one counts. */
function replyOf(root: Node, repeats: boolean): Reply {
  const result = members(root, 'web_service_result')[0] ?? root;
  const lists = members(result, 'errorList');
  const errors = lists.flatMap((list) => members(list, 'error')).map(errorOf);
  if (errors.length > 0 || members(result, 'errorsExist').some(({ value }) => value.value === 'true'))
    return { is: 'errors', errors };
  if (textOf(root, 'primary_id') === undefined) return { is: 'other', what: 'JSON, but no user record' };
  if (repeats) return { is: 'other', what: 'a user record with a repeated key' };
  const others = members(root, 'user_identifier').map((identifier) => textOf(identifier, 'value'));
  return {
    is: 'record',
    identifiers: [textOf(root, 'primary_id'), ...others].filter((id) => id !== undefined),
  };
}

function errorOf(error: Node): ServiceError {
  return { code: textOf(error, 'errorCode') ?? null, message: textOf(error, 'errorMessage')?.trim() ?? '' };
}

/** The members of that name; an array counts as its items (the gateway writes one error without an array). */
function members(node: Node, name: string): readonly Node[] {
  return node.children
    .filter((child) => child.name === name)
    .flatMap((child) => (child.kind === 'array' ? child.children : [child]));
}

function textOf(node: Node, name: string): string | undefined {
  return members(node, name)[0]?.value.value;
}
