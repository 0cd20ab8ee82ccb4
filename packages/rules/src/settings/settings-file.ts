import type { Severity } from '../facts/evidence.ts';
import { places } from '../facts/place.ts';
import type { Finding, Rule } from '../model/rule.ts';
import type { Operation } from '../model/service.ts';
import { noSettings, type Settings } from '../model/settings.ts';
import { settingsRule } from '../rules/reported.ts';
import { ruleIds } from '../services/catalogue.ts';
import { services } from '../services/index.ts';
import { parseJson } from '../syntax/json/index.ts';
import type { Node } from '../syntax/tree.ts';
import type { Edit, Span } from '../text/span.ts';
import { Text } from '../text/text.ts';
import { compileGlob } from '../words/glob.ts';
import { nearest } from '../words/nearest.ts';
import type { Assertion } from './assert.ts';
import { type BesideSettings, codesSection, mappingsSection } from './codes.ts';

/** The settings of a project: a userlint.json, read. */
export interface ProjectSettings {
  /** What applies to a file; `path` is relative to the folder of the userlint.json, with '/'. */
  settingsFor(path: string): Settings;
  /** The edit of the userlint.json that states a parameter for this file; undefined where no pattern matches it. */
  state(path: string, parameter: string, value: string): Edit | undefined;
}

/**
 * Reads a userlint.json (JSON with comments). What is wrong in it is reported with its place and left out; the
 * rest applies. Never throws. `beside` reads the files of codes it names; without it they are not looked at.
 */
export async function readSettings(
  text: string,
  beside?: BesideSettings,
): Promise<{ readonly project: ProjectSettings; readonly findings: readonly Finding[] }> {
  const reader = new SettingsReader();
  const { root, problems } = parseJson(Text.of(text), 'settings', { comments: true });
  for (const { message, span } of problems) reader.report(span, message);
  if (root !== undefined && root.kind !== 'object')
    reader.report(root.valueSpan, 'The settings must be an object: { "files": …, "rules": … }.');
  const sections = root?.kind === 'object' ? root.children : [];
  const files: FileSettings[] = [];
  const severities = new Map<string, Severity | 'off'>();
  const assertions: Rule[] = [];
  let { codes, mappings } = noSettings;
  const report = (span: Span, message: string) => reader.report(span, message);
  for (const section of sections) {
    if (section.name === 'files') files.push(...reader.objects(section).map((node) => reader.file(node)));
    else if (section.name === 'rules') await reader.rules(section, severities, assertions);
    else if (section.name === 'codes') codes = await codesSection(section, report, beside);
    else if (section.name === 'mappings') mappings = await mappingsSection(section, report, beside);
    else if (section.name !== '$schema') reader.unknown(section, ['files', 'rules', 'codes', 'mappings']);
  }
  const everywhere = { severities, assertions, codes, mappings };
  const project: ProjectSettings = {
    settingsFor: (path) => combine(files, path, everywhere),
    state: (path, parameter, value) => {
      const last = files.findLast(({ matches }) => matches(path));
      return last && editParameter(last.node, parameter, value);
    },
  };
  return { project, findings: reader.findings };
}

interface FileSettings {
  readonly matches: (path: string) => boolean;
  /** Where it stands in the userlint.json. */
  readonly node: Node;
  readonly operation: Operation | undefined;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Later globs win over earlier ones. */
function combine(
  files: readonly FileSettings[],
  path: string,
  everywhere: Omit<Settings, 'operation' | 'parameters'>,
): Settings {
  const parameters = new Map<string, string>();
  let operation: Operation | undefined;
  for (const file of files) {
    if (!file.matches(path)) continue;
    operation = file.operation ?? operation;
    for (const [place, value] of file.parameters) parameters.set(place, value);
  }
  return { ...everywhere, operation, parameters: [...parameters] };
}

const severityNames: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'];
const longestExpression = 2000;

class SettingsReader {
  readonly findings: Finding[] = [];
  #places: ReadonlySet<string> | undefined;

  report(span: Span, message: string, severity: Severity = settingsRule.severity): void {
    this.findings.push({
      rule: settingsRule.id,
      severity,
      message,
      span,
      error: null,
      fixes: [],
      related: [],
      unnecessary: false,
    });
  }

  unknown(node: Node, known: readonly string[]): void {
    const meant = nearest(node.name, known);
    const hint = meant === undefined ? `Known: ${known.join(', ')}.` : `Did you mean ${meant}?`;
    this.report(node.nameSpan, `There is no setting ${node.name}. ${hint}`);
  }

  objects(section: Node): readonly Node[] {
    if (section.kind === 'object') return section.children;
    this.report(section.valueSpan, `${section.name} must be an object.`);
    return [];
  }

  file(node: Node): FileSettings {
    let operation: Operation | undefined;
    const parameters = new Map<string, string>();
    for (const member of this.objects(node)) {
      if (member.name === 'operation') operation = this.operation(member);
      else if (member.name === 'parameters')
        for (const entry of this.objects(member)) this.parameter(entry, parameters);
      else this.unknown(member, ['operation', 'parameters']);
    }
    this.placesOf(node, operation);
    return { matches: this.glob(node), node, operation, parameters };
  }

  glob(node: Node): FileSettings['matches'] {
    const glob = compileGlob(node.name);
    if (glob !== undefined) return glob;
    this.report(
      node.nameSpan,
      'This is no pattern. Write one like "staff/**/*.{xml,json}", of at most 200 characters.',
    );
    return () => false;
  }

  operation(node: Node): Operation | undefined {
    const all = services.flatMap(({ operations }) => operations);
    const found = all.find(({ id }) => id === node.value.value);
    if (found !== undefined) return found;
    const ids = all.map(({ id }) => id);
    const meant = nearest(node.value.value, ids);
    this.report(
      node.valueSpan,
      `There is no such operation. ${meant === undefined ? `Known: ${ids.join(', ')}.` : `Did you mean ${meant}?`}`,
    );
    return undefined;
  }

  parameter(node: Node, into: Map<string, string>): void {
    if (node.kind === 'string') into.set(node.name, node.value.value);
    else this.report(node.valueSpan, `The value of ${node.name} must be a text in quotes.`);
  }

  /** A parameter must be one the operation has; without an operation, one that any has. */
  placesOf(node: Node, operation: Operation | undefined): void {
    const operations =
      operation === undefined ? services.flatMap((service) => service.operations) : [operation];
    const known = [...new Set(operations.flatMap(({ parameters }) => Object.keys(parameters)))];
    const parameters = node.children.find(({ name }) => name === 'parameters')?.children ?? [];
    for (const parameter of parameters) {
      if (known.includes(parameter.name)) continue;
      const meant = nearest(parameter.name, known);
      const hint = meant === undefined ? `It has ${known.join(', ')}.` : `Did you mean ${meant}?`;
      this.report(
        parameter.nameSpan,
        `${operation?.id ?? 'No operation'} has no parameter ${parameter.name}. ${hint}`,
      );
    }
  }

  async rules(section: Node, severities: Map<string, Severity | 'off'>, assertions: Rule[]): Promise<void> {
    const known = ruleIds();
    const own: Node[] = [];
    for (const node of this.objects(section)) {
      if (node.kind === 'object') {
        if (known.includes(node.name))
          this.report(
            node.nameSpan,
            `${node.name} is a rule of Userlint; give your own another name, such as site/${node.name}.`,
          );
        else own.push(node);
      }
    }
    const owned = new Set(own.map(({ name }) => name));
    for (const node of section.children) {
      if (node.kind === 'object') continue;
      if (!severityNames.includes(node.value.value)) {
        this.report(
          node.valueSpan,
          `A rule is set to one of ${severityNames.join(', ')}, or to an assertion { "at": …, "assert": …, "say": … }.`,
        );
      } else if (!known.includes(node.name) && !owned.has(node.name)) {
        const meant = nearest(node.name, known);
        this.report(
          node.nameSpan,
          `There is no rule ${node.name}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
        );
      } else severities.set(node.name, node.value.value as Severity | 'off');
    }
    for (const node of own) await this.assertion(node, assertions);
  }

  async assertion(node: Node, into: Rule[]): Promise<void> {
    const texts = new Map<string, Node>();
    for (const member of node.children) {
      if (!['at', 'when', 'assert', 'say', 'severity'].includes(member.name))
        this.unknown(member, ['at', 'when', 'assert', 'say', 'severity']);
      else if (member.kind !== 'string')
        this.report(member.valueSpan, `${member.name} must be a text in quotes.`);
      else texts.set(member.name, member);
    }
    const at = texts.get('at');
    const assert = texts.get('assert');
    const say = texts.get('say');
    if (at === undefined || assert === undefined || say === undefined) {
      this.report(
        node.nameSpan,
        `${node.name} needs "at" (a place), "assert" (an XPath expression) and "say" (what to tell people).`,
      );
      return;
    }
    const severity = texts.get('severity')?.value.value ?? 'error';
    if (!severityNames.includes(severity) || severity === 'off') {
      this.report(
        texts.get('severity')?.valueSpan ?? node.nameSpan,
        `severity must be one of ${severityNames.filter((name) => name !== 'off').join(', ')}.`,
      );
      return;
    }
    const wrong = [this.place(at), await this.expression(assert), await this.expression(texts.get('when'))];
    if (wrong.some(Boolean)) return;
    const { assertRule } = await import('./assert.ts');
    const assertion: Assertion = {
      id: node.name,
      severity: severity as Severity,
      at: at.value.value,
      when: texts.get('when')?.value.value,
      assert: assert.value.value,
      say: say.value.value,
    };
    into.push(assertRule(assertion));
  }

  place(node: Node): boolean {
    this.#places ??= new Set(
      services.flatMap(({ records }) => records.flatMap(({ table }) => [...places(table).keys()])),
    );
    if (this.#places.has(node.value.value)) return false;
    // Beyond a few findings nobody reads the suggestions, and each takes a walk over all places.
    const meant = this.findings.length > 50 ? undefined : nearest(node.value.value, this.#places);
    this.report(
      node.valueSpan,
      `No record has such a place.${meant === undefined ? ' A place is written like user/contact_info/emails/email.' : ` Did you mean ${meant}?`}`,
    );
    return true;
  }

  async expression(node: Node | undefined): Promise<boolean> {
    if (node === undefined) return false;
    if (node.value.value.length > longestExpression) {
      this.report(node.valueSpan, `An expression may have at most ${longestExpression} characters.`);
      return true;
    }
    const { compileExpression } = await import('./assert.ts');
    try {
      compileExpression(node.value.value);
      return false;
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'it cannot be read';
      this.report(node.valueSpan, `This is not a valid XPath expression: ${reason}`);
      return true;
    }
  }
}

/** Writes a parameter of a pattern, or adds it. */
function editParameter(node: Node, path: string, value: string): Edit | undefined {
  const parameters = node.children.find(({ name }) => name === 'parameters');
  if (parameters === undefined) {
    return node.add({
      name: 'parameters',
      text: `{ ${JSON.stringify(path)}: ${JSON.stringify(value)} }`,
      bare: true,
    });
  }
  const written = parameters.children.find(({ name }) => name === path);
  return written === undefined ? parameters.add({ name: path, text: value }) : written.write(value);
}
