/** The part of the `xpath` package we use. Its own types leave `parse` out and pull in the whole DOM library. */
import type { Node } from '@xmldom/xmldom';

export interface EvaluationOptions {
  readonly node: Node;
  readonly variables?: (name: string) => string | number | boolean;
  readonly namespaces?: Readonly<Record<string, string>>;
}

export interface Expression {
  evaluateBoolean(options: EvaluationOptions): boolean;
  evaluateString(options: EvaluationOptions): string;
  select(options: EvaluationOptions): Node[];
}

/** Compiles an expression; throws on a wrong one. */
export function parse(expression: string): Expression;
