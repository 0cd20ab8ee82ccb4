import type { Operation, RecordType, Service } from '../model/service.ts';

export function operationsOf(services: readonly Service[]): readonly Operation[] {
  return services.flatMap((service) => service.operations);
}

/** The operation by which a file of many such records is taken in. */
export function fileOperation(type: RecordType, services: readonly Service[]): Operation | undefined {
  return operationsOf(services).find(({ door, record }) => door.kind === 'file' && record?.type === type);
}
