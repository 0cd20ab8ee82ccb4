import type { Severity } from '../facts/evidence.ts';
import { isRequired } from '../facts/field.ts';
import type { Place } from '../facts/place.ts';
import type { Entry } from '../model/entry.ts';
import type { Request } from '../model/request.ts';
import type { Call, Context, Doubt, Finding, Moment, Rule, RuledService } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import type { AcrossRule } from './across.ts';
import { generalRules } from './index.ts';

/** A rule that looks at what is written in a row: at all of it where it says nothing more. */
export interface Look {
  readonly rule: Rule;
  readonly doubt?: Doubt | undefined;
  readonly group?: Rule['group'];
}

/** A row of a table, with the rules that look at what is written there. */
export interface Row {
  readonly looks: readonly Look[];
  /** What must stand in it, where it is a group. */
  readonly needs: readonly Place[];
  /** Rules whose look at the whole record needs it. */
  readonly givenTo: readonly Rule[];
}

/**
 * The rules that can speak in one call, by where they look. It is made once for all records that share the call: a rule
 * is asked where it looks once, however long the file.
 */
export class Rulebook {
  readonly call: Call;
  readonly checks: readonly Rule[];
  readonly messageChecks: readonly Rule[];
  readonly across: readonly AcrossRule[];
  /** Those that look at what the service has no field for. */
  readonly unknown: readonly Rule[];
  readonly #rules: readonly Rule[];
  readonly #explaining: readonly Rule[];
  readonly #settings: Pick<Settings, 'severities'>;
  readonly #rows = new Map<Place, Row>();

  constructor(call: Call, rules: readonly Rule[], settings: Pick<Settings, 'severities'>) {
    this.call = call;
    this.#settings = settings;
    this.#rules = rules.filter(
      (rule) => settings.severities.get(rule.id) !== 'off' && rule.when?.(call) !== false,
    );
    this.checks = this.#rules.filter(({ check }) => check !== undefined);
    this.messageChecks = this.#rules.filter(({ checkMessage }) => checkMessage !== undefined);
    this.across = this.#rules.filter((rule): rule is AcrossRule => rule.across !== undefined);
    this.unknown = this.#rules.filter(({ unknown }) => unknown === true);
    this.#explaining = rules.filter(({ explains }) => explains !== undefined);
  }

  /** What the rules may know besides the request. */
  context(moment: Moment): Context {
    return {
      ...moment,
      institution: this.call.institution,
      // A rule that is switched off explains as well: what it would say nobody wants to hear from another.
      isExplained: (unknown: Entry) => this.#explaining.some((rule) => rule.explains?.(unknown) === true),
    };
  }

  /** The severity the settings give a rule, or else its own. */
  severity(rule: string, own: Severity): Severity | 'off' {
    return this.#settings.severities.get(rule) ?? own;
  }

  /** The findings of whatever is no rule, with the severities of the settings. */
  told(findings: readonly Finding[]): Finding[] {
    return findings.flatMap((finding) => {
      const severity = this.severity(finding.rule, finding.severity);
      return severity === 'off' ? [] : [{ ...finding, severity }];
    });
  }

  /** Made when the first such entry is met: no file has all rows. */
  row(place: Place): Row {
    let row = this.#rows.get(place);
    if (row === undefined) {
      row = this.#read(place);
      this.#rows.set(place, row);
    }
    return row;
  }

  #read({ path, field, children }: Place): Row {
    const isGroup = field.type === 'group';
    const needs = [...children.values()].filter((child) => isRequired(child.field, this.call.operation?.id));
    const looks = this.#rules.flatMap((rule): Look[] => {
      const { group } = rule;
      if (isGroup && (group === 'repeated' || (group === 'missing' && needs.length > 0)))
        return [{ rule, group }];
      const doubt = rule.value?.(field, path, this.call);
      return doubt === undefined ? [] : [{ rule, doubt }];
    });
    return { looks, needs, givenTo: this.#rules.filter((rule) => rule.given?.(path, field) === true) };
  }
}

interface Kept {
  readonly book: Rulebook;
  /** All that it was made from. */
  readonly from: readonly unknown[];
}

/** By the severities of the settings, which live as long as the settings file stays what it is. */
const kept = new WeakMap<Settings['severities'], Kept[]>();

/** The rulebook for a request: the same one for all that share its call and its settings. */
export function rulebookOf(
  { service, operation, record, spelling }: Request,
  services: readonly RuledService[],
  { codes, mappings, severities, assertions }: Settings,
): Rulebook {
  const type = service.records.find(({ root }) => root === record?.path);
  const own = services.find((ruled) => ruled.service.id === service.id)?.rules ?? [];
  const from = [service, operation, type, spelling, codes, mappings, assertions, own];
  const books = kept.get(severities) ?? [];
  kept.set(severities, books);
  const found = books.find((one) => one.from.every((part, i) => part === from[i]));
  if (found !== undefined) return found.book;
  const call: Call = { service, operation, type, spelling, institution: { codes, mappings } };
  const book = new Rulebook(call, [...generalRules, ...own, ...assertions], { severities });
  books.push({ book, from });
  return book;
}
