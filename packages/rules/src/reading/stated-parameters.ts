import { places } from '../facts/place.ts';
import type { Entry } from '../model/entry.ts';
import type { Operation } from '../model/service.ts';
import type { Settings } from '../model/settings.ts';
import { SettingsParameter } from './parameter-entry.ts';

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
