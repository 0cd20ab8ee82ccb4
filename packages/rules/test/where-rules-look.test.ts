import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { places } from '../src/facts/place.ts';
import { type Entry, entriesAt } from '../src/model/entry.ts';
import { envelopeOf, type Request } from '../src/model/request.ts';
import type { Call, Finding, Rule } from '../src/model/rule.ts';
import type { RecordType } from '../src/model/service.ts';
import { noSettings, type Settings } from '../src/model/settings.ts';
import { toFinding } from '../src/rules/finding.ts';
import { generalRules } from '../src/rules/index.ts';
import { lintRecord } from '../src/rules/lint-record.ts';
import { rulebookOf } from '../src/rules/rulebook.ts';
import { ruledServices } from '../src/services/index.ts';
import { readDocument } from '../src/services/known.ts';
import { type Spelling, settingsOf, spellOlsa, spellUser, spellUserRecord } from '../src/testing/index.ts';
import { mutated, randomNumbers, randomRecord } from '../src/testing/random-record.ts';

/*
 * Rules say where they look, and only what raises a doubt there is made an entry and shown to them. Nothing may be lost by
 * it: the definition is the rule asked about every entry of its rows, and about the whole record whatever is in it.
 */

const moment = { now: new Date('2026-11-21T12:00:00Z') };

function typeOf(root: string): RecordType {
  const type = ruledServices.flatMap(({ service }) => service.records).find((one) => one.root === root);
  if (type === undefined) throw new Error(`No record ${root}`);
  return type;
}

const [user, userRecord, editUser, editExtended] = [
  'user',
  'userRecord',
  'EditUserRequest',
  'EditUserExtendedRequest',
].map(typeOf) as [RecordType, RecordType, RecordType, RecordType];

/** The institution's own tables, of which most values are none. */
const institution: Pick<Settings, 'codes' | 'mappings'> = {
  codes: new Map([
    ['alma/UserGroups', { date: undefined, codes: new Map([['A', 'Public']]), disabled: new Set(['STAFF']) }],
    ['alma/CountryCodes', { date: undefined, codes: new Map([['USA', 'US']]), disabled: new Set() }],
  ]),
  mappings: new Map([
    ['alma/UserRecordTypeUserGroup', { date: undefined, codes: new Map([['PUBLIC', new Set(['A'])]]) }],
  ]),
};

const spellings: readonly [name: string, (random: () => number) => readonly Spelling[]][] = [
  ['Alma user', (random) => spellUser(randomRecord(user, random), user)],
  ['Alma userRecord', (random) => spellUserRecord(randomRecord(userRecord, random), userRecord, 'SIS')],
  ['OLSA EditUser', (random) => spellOlsa(randomRecord(editUser, random), editUser)],
  ['OLSA EditUserExtended', (random) => spellOlsa(randomRecord(editExtended, random), editExtended)],
];

/** Calls `look` with each request of a random record, in every spelling, as it should be or nearly so. */
function eachRequest(
  spelled: (random: () => number) => readonly Spelling[],
  look: (request: Request, settings: Settings, source: string) => void,
): void {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = randomNumbers(seed);
      for (const spelling of spelled(random)) {
        const source = random() < 0.5 ? spelling.source : mutated(spelling.source, random);
        const known = random() < 0.7 ? settingsOf(spelling) : noSettings;
        const settings = random() < 0.3 ? { ...known, ...institution } : known;
        for (const request of readDocument({ text: source, path: spelling.path }, settings).requests)
          look(request, settings, source);
      }
    }),
    { numRuns: 80 },
  );
}

describe.each(spellings)('%s', (_, spelled) => {
  test('what rules find where they look is what they find everywhere', () => {
    eachRequest(spelled, (request, settings, source) => {
      expect(pictures(found(request, settings)), source).toEqual(
        pictures(foundEverywhere(request, settings)),
      );
    });
  });

  test('entries of a path are found as by going through all', () => {
    eachRequest(spelled, ({ service, record }, _settings, source) => {
      const type = service.records.find(({ root }) => root === record?.path);
      const written = record === undefined ? [] : all(record);
      const positions = new Map(written.map((entry, position) => [entry, position]));
      const paths = new Set([...places(type?.table ?? {}).keys(), ...written.map(({ path }) => path)]);
      for (const path of paths) {
        const found = entriesAt(record, path).map((entry) => positions.get(entry));
        const expected = written.flatMap((entry, position) => (entry.path === path ? [position] : []));
        if (String(found) !== String(expected))
          expect({ path, found }, source).toEqual({ path, found: expected });
      }
      for (const holder of written) {
        const [path = holder.path] = holder.entries.map((entry) => entry.path);
        const below = all(holder).filter((entry) => entry.path === path);
        expect(
          entriesAt(holder, path).every((entry, i) => entry === below[i]),
          source,
        ).toBe(true);
        expect(entriesAt(holder, path)).toHaveLength(below.length);
      }
    });
  });
});

function found(listed: Request, settings: Settings): readonly Finding[] {
  const book = rulebookOf(listed, ruledServices, settings);
  return lintRecord(listed, book, book.context(moment)).findings;
}

/** As `lintRecord`, without doubts: each rule is asked about everything in its rows, and always about the whole. */
function foundEverywhere(listed: Request, settings: Settings): readonly Finding[] {
  const request = { ...listed, record: listed.record };
  const book = rulebookOf(request, ruledServices, settings);
  const context = book.context(moment);
  const own = ruledServices.find(({ service }) => service === request.service)?.rules ?? [];
  const roots = [request.record, ...(envelopeOf(request)?.security ?? []), ...request.parameters];
  const entries = roots.flatMap((root) => (root === undefined ? [] : known(root)));
  return [...generalRules, ...own].flatMap((rule) => {
    if (rule.when?.(book.call) === false) return [];
    const given = entries.filter(
      ({ field, path }) => field !== undefined && rule.given?.(path, field) === true,
    );
    const complaints = [
      ...(rule.check?.(request, context, given) ?? []),
      ...entries
        .filter((entry) => isLookedAt(entry, rule, book.call))
        .flatMap((entry) => [...(rule.complain?.(entry, request, context) ?? [])]),
    ];
    return complaints.map((complaint) =>
      toFinding(rule, complaint, request, complaint.severity ?? rule.severity, false),
    );
  });
}

function isLookedAt({ field, path }: Entry, rule: Rule, call: Call): boolean {
  if (field === undefined) return rule.unknown === true;
  return (
    (rule.group !== undefined && field.type === 'group') || rule.value?.(field, path, call) !== undefined
  );
}

/** The entry and all below it, but for what stands below an unknown one. */
function known(entry: Entry): readonly Entry[] {
  return entry.field === undefined ? [entry] : [entry, ...entry.entries.flatMap(known)];
}

function all(entry: Entry): readonly Entry[] {
  return [entry, ...entry.entries.flatMap(all)];
}

function pictures(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => JSON.stringify(finding)).sort();
}
