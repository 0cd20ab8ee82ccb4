import type { Entry } from './entry.ts';
import { SettingsParameter } from './parameter-entry.ts';
import type { Operation } from './service.ts';
import type { Settings } from './settings.ts';
import { places } from './table.ts';

/** What the document writes wins; what it leaves open, the project's settings may state. */
export function withSettings(
  written: readonly Entry[],
  operation: Operation | undefined,
  settings: Settings,
): readonly Entry[] {
  if (operation === undefined || settings.parameters.length === 0) return written;
  const stated = settings.parameters.filter(([path]) => !written.some((entry) => entry.path === path));
  const known = places(operation.parameters);
  return [
    ...written,
    ...stated.map(([path, value]) => new SettingsParameter(path, known.get(path)?.field, value)),
  ];
}
