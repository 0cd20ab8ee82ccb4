import type { Severity } from '../facts/evidence.ts';
import { type Field, isRequired } from '../facts/field.ts';
import { places } from '../facts/place.ts';
import type { Entry } from '../model/entry.ts';
import type { Request } from '../model/request.ts';
import type { Call, Context, Doubt, Finding, Moment, Rule, RuledService } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import type { AcrossRule } from './across.ts';
import { generalRules } from './index.ts';

/** A rule that looks at what is written in a row: at all of it where it has no doubt to go by. */
export interface Look {
  readonly rule: Rule;
  readonly doubt: Doubt | undefined;
}

/** A row of a table, with the rules that look at what is written there. */
export interface Row {
  readonly looks: readonly Look[];
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
  /** Looks at what the service has no field for. */
  readonly unknown: readonly Look[];
  readonly #rules: readonly Rule[];
  readonly #explaining: readonly Rule[];
  readonly #settings: Pick<Settings, 'severities'>;
  readonly #rows = new Map<string, Row>();

  constructor(call: Call, rules: readonly Rule[], settings: Pick<Settings, 'severities'>) {
    this.call = call;
    this.#settings = settings;
    this.#rules = rules.filter(
      (rule) => settings.severities.get(rule.id) !== 'off' && rule.when?.(call) !== false,
    );
    this.checks = this.#rules.filter(({ check }) => check !== undefined);
    this.messageChecks = this.#rules.filter(({ checkMessage }) => checkMessage !== undefined);
    this.across = this.#rules.filter((rule): rule is AcrossRule => rule.across !== undefined);
    this.unknown = this.#rules
      .filter(({ unknown }) => unknown === true)
      .map((rule) => ({ rule, doubt: undefined }));
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
  row(path: string, field: Field): Row {
    let row = this.#rows.get(path);
    if (row === undefined) {
      row = this.#read(path, field);
      this.#rows.set(path, row);
    }
    return row;
  }

  #read(path: string, field: Field): Row {
    const looks = this.#rules.flatMap((rule): Look[] => {
      if (rule.group !== undefined && this.#concerns(rule.group, path, field))
        return [{ rule, doubt: undefined }];
      const doubt = rule.value?.(field, path, this.call);
      return doubt === undefined ? [] : [{ rule, doubt }];
    });
    return { looks, givenTo: this.#rules.filter((rule) => rule.given?.(path, field) === true) };
  }

  /** Whether it is a group that can lack, or repeat, anything. */
  #concerns(group: 'missing' | 'repeated', path: string, field: Field): boolean {
    if (field.type !== 'group') return false;
    if (group === 'repeated') return true;
    const { type, operation } = this.call;
    const children = type === undefined ? undefined : places(type.table).get(path)?.children;
    return [...(children?.values() ?? [])].some((child) => isRequired(child.field, operation?.id));
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
