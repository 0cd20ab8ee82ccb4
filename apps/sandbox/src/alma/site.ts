import type { Shape } from '../record/record.ts';
import { type Check, count, flag, listOf, mapOf, object, oneOf, text } from '../service/checks.ts';
import { gatewayFormats } from './answers.ts';
import type { GatewayOptions } from './gateway.ts';
import { almaCodes, almaErrors, almaMappings, almaUserShape } from './tables.ts';

/** Code → label, by code table. */
export type Labels = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What an institution has decided about its Alma, as far as it concerns users. */
export interface AlmaSite {
  /** Instead of SANDBOX and its libraries. */
  readonly institution?: Named;
  /** What `conf/general` calls the environment. */
  readonly environment?: 'SANDBOX' | 'PRODUCTION';
  /** Code tables that it has filled itself: code → label, by table; the others are those of the sandbox. */
  readonly codes?: Labels;
  /** Which codes fit which record type: record type → codes, by mapping table. */
  readonly mappings?: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Labels in other languages than English, by language. */
  readonly labels?: ReadonlyMap<string, Labels>;
  /** Fields it demands besides those that Alma does, by their paths in the user: 'user_group'. */
  readonly mandatory?: readonly string[];
  /** Profiles of loading systems that there are; without it any code is one. */
  readonly profiles?: readonly string[];
  /** Identifiers of users about whom every call gets this error: to practise what no request has by itself. */
  readonly refusals?: ReadonlyMap<string, string>;
  readonly gateway?: GatewayOptions;
}

interface Named {
  readonly code?: string;
  readonly name?: string;
  readonly libraries?: readonly string[];
}

/** Reads the part of a site file that is about Alma. */
export const readAlmaSite: Check<AlmaSite> = object<AlmaSite>({
  institution: object<Named>({ code: text, name: text, libraries: listOf(text) }),
  environment: oneOf(['SANDBOX', 'PRODUCTION']),
  codes: mapOf(mapOf(text), oneOf(Object.keys(almaCodes))),
  mappings: mapOf(mapOf(listOf(text)), oneOf(Object.keys(almaMappings))),
  labels: mapOf(mapOf(mapOf(text), oneOf(Object.keys(almaCodes)))),
  mandatory: listOf(oneOf(pathsBelow(almaUserShape, almaUserShape.path.length + 1))),
  profiles: listOf(text),
  refusals: mapOf(oneOf(Object.keys(almaErrors))),
  gateway: object<GatewayOptions>({
    perSecond: count,
    perDay: count,
    shape: oneOf(gatewayFormats),
    readOnly: flag,
  }),
});

/** The fields somebody can send. As deep as the table. */
function pathsBelow(shape: Shape, cut: number): readonly string[] {
  return shape.children
    .filter(({ attribute, field }) => !attribute && !field.outputOnly && !field.opaque)
    .flatMap((child) => [child.path.slice(cut), ...pathsBelow(child, cut)]);
}
