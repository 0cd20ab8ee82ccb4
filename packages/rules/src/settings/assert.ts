import { type Expression, parse } from 'xpath';
import type { Severity } from '../facts/evidence.ts';
import { type Entry, entriesAt, isPlaceholder } from '../model/entry.ts';
import type { Request } from '../model/request.ts';
import type { Rule } from '../model/rule.ts';
import { services } from '../services/index.ts';
import { type Projection, project, TooManySteps } from './projection.ts';
import { namesIn, xpathFunctions } from './xpath-names.ts';

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
    *check(request, moment) {
      const { record } = request;
      if (record === undefined) return;
      const projection = projectionOf(record);
      projection.allow(mostSteps, moment);
      for (const entry of entriesAt(record, at)) {
        const node = projection.elementOf(entry);
        if (node === undefined) continue;
        const options = { node, variables: (name: string) => variable(name, request) };
        try {
          if (condition !== undefined && !condition.evaluateBoolean(options)) continue;
          if (!expression.evaluateBoolean(options)) yield { about: entry, ...nameSpan(entry), message: say };
        } catch (error) {
          if (!(error instanceof TooManySteps)) throw error;
          yield { about: entry, ...nameSpan(entry), severity: 'warning', message: tooLong(id) };
          return;
        }
      }
    },
  };
}

/** What all rules of a site may walk in one record; a settings file may come from anywhere. */
const mostSteps = 300_000;

function tooLong(id: string): string {
  return `${id} was stopped: its expression walks this record too often. Use fewer // in it.`;
}

/** Compiles an expression. Throws an Error with a readable message when it, or a name in it, is wrong. */
export function compileExpression(expression: string): Expression {
  const compiled = parse(expression);
  const { variables, functions } = namesIn(expression);
  const known = variableNames();
  const unknown = variables.find((name) => !known.has(name));
  if (unknown !== undefined) {
    const list = [...known].map((name) => `$${name}`).join(', ');
    throw new Error(`There is no parameter $${unknown}. Known: ${list}.`);
  }
  const missing = functions.find((name) => !xpathFunctions.has(name));
  if (missing !== undefined) throw new Error(`XPath has no function ${missing}().`);
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
      for (const path of Object.keys(parameters)) names.add(path.slice(path.indexOf('/') + 1));
    }
  }
  return names;
}

function nameSpan(entry: Entry) {
  return entry.at === undefined ? {} : { span: entry.at.name };
}
