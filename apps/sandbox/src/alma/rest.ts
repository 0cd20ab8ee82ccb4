import {
  type Answer,
  type Call,
  plain,
  type Resource,
  type Route,
  type Router,
  segmentAfter,
} from '../http/exchange.ts';
import type { Alma } from './alma.ts';
import { wantedBy } from './answers.ts';
import { conf } from './conf.ts';
import type { Gateway } from './gateway.ts';
import { orderedAnswer } from './ordered.ts';
import { deleteUser, getUser, postUser, putUser } from './user-calls.ts';
import { listUsers } from './user-list.ts';

const root = '/almaws/v1/';
const usersPath = `${root}users`;
const oneUser = `${usersPath}/`;
/** What the address of one user looks like. */
export const userPattern = `${oneUser}{user_id}`;

/** The REST service: users, and what of the configuration concerns them. */
export function almaRest(alma: Alma, gateway: Gateway): Router {
  const configuration = conf(alma.institution);
  return (path) => {
    if (!path.startsWith(root)) return undefined;
    if (isMisspelt(path)) {
      return { pattern: userPattern, answer: gateway.guard((call) => misspelt(gateway, call)) };
    }
    const resource = usersAt(alma, path) ?? configuration(path);
    return resource === undefined ? noSuchPath(gateway) : routeTo(resource, gateway);
  };
}

function usersAt(alma: Alma, path: string): Resource | undefined {
  if (path === usersPath) {
    return {
      pattern: usersPath,
      methods: { GET: (call) => listUsers(alma, call), POST: (call) => postUser(alma, call) },
    };
  }
  if (path === `${oneUser}operation/test`) return { pattern: path, methods: { GET: ok, POST: ok } };
  const id = segmentAfter(path, oneUser);
  if (id === undefined) return undefined;
  const about = (answer: typeof getUser) => (call: Call) =>
    orderedAnswer(alma.institution, id, wantedBy(call)) ?? answer(alma, call, id);
  return {
    pattern: userPattern,
    methods: { GET: about(getUser), PUT: about(putUser), DELETE: about(deleteUser) },
  };
}

/** The test call tells by its status that the key is good. */
function ok(): Answer {
  return plain(200, '');
}

function routeTo({ pattern, methods }: Resource, gateway: Gateway): Route {
  const byMethod = new Map(Object.entries(methods));
  return {
    pattern,
    answer: gateway.guard((call) => {
      const answer = byMethod.get(call.method);
      return answer?.(call) ?? gateway.wrongMethod(call, [...byMethod.keys()].join(', '));
    }),
  };
}

function noSuchPath(gateway: Gateway): Route {
  return { pattern: '(no such path)', answer: gateway.guard((call) => gateway.noSuchPath(call)) };
}

/** One user, whose id is not percent-encoded UTF-8: /almaws/v1/users/%ff. */
function isMisspelt(path: string): boolean {
  const isOne = path.startsWith(oneUser) && /^[^/]+$/.test(path.slice(oneUser.length));
  return isOne && segmentAfter(path, oneUser) === undefined;
}

function misspelt(gateway: Gateway, call: Call): Answer {
  return gateway.refuse(call, 400, 'INVALID_REQUEST', 'The path is not percent-encoded UTF-8.');
}
