import { places } from '../facts/place.ts';
import type { Entry } from '../model/entry.ts';
import type { Message } from '../model/request.ts';
import type { Operation, Service } from '../model/service.ts';
import { readPath, readQuery } from '../syntax/form.ts';
import { NodeEntry } from './node-entry.ts';
import { WrittenParameter } from './parameter-entry.ts';

/** What a request line says: which operation, and its parameters. */
export interface Addressed {
  readonly operation: Operation;
  readonly parameters: readonly Entry[];
}

/** The operation a request line calls, by method and the end of its path, wherever the host. */
export function matchRest(message: Message, services: readonly Service[]): Addressed | undefined {
  const { method, target } = message;
  if (target === undefined) return undefined;
  const verb = method?.value.toUpperCase() ?? 'GET';
  const segments = [...readPath(target)];
  if (segments.at(-1)?.value === '') segments.pop();
  for (const { operations } of services) {
    for (const operation of operations) {
      if (operation.door.kind !== 'rest' || operation.door.method !== verb) continue;
      const template = operation.door.path.slice(1).split('/');
      const from = segments.length - template.length;
      if (from < 0) continue;
      const written = segments.slice(from);
      if (!template.every((part, i) => part.startsWith('{') || part === written[i]?.value)) continue;
      const named = template.flatMap((part, i) => {
        const value = written[i];
        if (!part.startsWith('{') || value === undefined) return [];
        const path = `path/${part.slice(1, -1)}`;
        return [new WrittenParameter(path, places(operation.parameters).get(path)?.field, value)];
      });
      const query = (readQuery(target).root?.children ?? []).map((node) =>
        NodeEntry.at(`query/${node.name}`, node, places(operation.parameters), ''),
      );
      return { operation, parameters: [...named, ...query] };
    }
  }
  return undefined;
}
