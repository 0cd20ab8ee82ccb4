import { type Expression, parse } from 'xpath';
import { type Entry, entriesAt, isPlaceholder } from './entry.ts';
import type { Severity } from './evidence.ts';
import { SettingsParameter } from './parameter-entry.ts';
import { type Projection, project } from './projection.ts';
import type { Request } from './request.ts';
import type { Rule } from './rule.ts';
import { services } from './services/index.ts';

/** A site's own rule: at this place, when this holds, that must hold too. */
export interface Assertion {
  readonly id: string;
  readonly severity: Severity;
  /** A place: the path of an entry. */
  readonly at: string;
  /** XPath, evaluated at the place; parameters are variables ($user_id, $override, $operation). */
  readonly when: string | undefined;
  readonly assert: string;
  readonly say: string;
}

const projections = new WeakMap<Entry, Projection>();

/** The rule that runs an assertion. Throws an Error with a readable message when an expression is wrong. */
export function assertRule({ id, severity, at, when, assert, say }: Assertion): Rule {
  const condition = when === undefined ? undefined : compileExpression(when);
  const expression = compileExpression(assert);
  return {
    id,
    severity,
    title: say,
    *check(request) {
      const { record } = request;
      if (record === undefined) return;
      for (const entry of entriesAt(record, at)) {
        const node = projectionOf(record).elementOf(entry);
        if (node === undefined) continue;
        const options = { node, variables: (name: string) => variable(name, request) };
        if (condition !== undefined && !condition.evaluateBoolean(options)) continue;
        if (!expression.evaluateBoolean(options)) yield { about: entry, ...nameSpan(entry), message: say };
      }
    },
  };
}

/** Compiles an expression and tries it once on nothing, so that unknown functions and variables show now. */
export function compileExpression(expression: string): Expression {
  const compiled = parse(expression);
  const node = project(new SettingsParameter('x', undefined, ''));
  compiled.evaluateBoolean({
    node: node.document,
    variables: (name) => {
      if (!variableNames().has(name))
        throw new Error(
          `There is no parameter $${name}. Known: ${[...variableNames()].map((known) => `$${known}`).join(', ')}.`,
        );
      return '';
    },
  });
  return compiled;
}

function projectionOf(record: Entry): Projection {
  let projection = projections.get(record);
  if (projection === undefined) {
    projection = project(record);
    projections.set(record, projection);
  }
  return projection;
}

function variable(name: string, request: Request): string {
  if (name === 'operation') return request.operation?.id ?? '';
  const text = request.parameters.find((entry) => entry.name === name)?.text ?? '';
  return isPlaceholder(text) ? '' : text;
}

function variableNames(): ReadonlySet<string> {
  const names = new Set(['operation']);
  for (const { operations } of services) {
    for (const { parameters } of operations) {
      for (const path of Object.keys(parameters)) names.add(path.slice(path.lastIndexOf('/') + 1));
    }
  }
  return names;
}

function nameSpan(entry: Entry) {
  return entry.at === undefined ? {} : { span: entry.at.name };
}
