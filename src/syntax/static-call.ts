/** What an expression calls with which values, where that is written in it. Runs nothing. */
import type { Node, ObjectExpression } from '@babel/types';
import { filePath } from '../model/ids.ts';
import { parseSource } from './parse-source.ts';
import { staticName } from './static-name.ts';
import { unwrapExpression } from './unwrap-expression.ts';

export interface StaticCall {
  readonly name: string;
  readonly values: readonly unknown[];
}

type Names = Readonly<Record<string, unknown>>;

/** `undefined` unless the expression is one call of a name with data; `known` are values of names in it. */
export function staticCall(expression: string, known: Names): StaticCall | undefined {
  const parsed = parseSource({ path: filePath('call.ts'), text: `(${expression}\n)` });
  const statement = parsed.ok ? parsed.ast.program.body[0] : undefined;
  const call = statement?.type === 'ExpressionStatement' ? unwrapExpression(statement.expression) : undefined;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier') return undefined;
  const values = valuesOf(call.arguments, known);
  return values && { name: call.callee.name, values };
}

interface Known {
  readonly value: unknown;
}

function valuesOf(nodes: readonly (Node | null)[], known: Names): readonly unknown[] | undefined {
  const values = nodes.flatMap((node) => (node === null ? [] : (valueOf(node, known) ?? [])));
  return values.length < nodes.length ? undefined : values.map(({ value }) => value);
}

function valueOf(node: Node, known: Names): Known | undefined {
  const expression = unwrapExpression(node);
  switch (expression.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return { value: expression.value };
    case 'NullLiteral':
      return { value: null };
    case 'Identifier':
      return named(expression.name, known);
    case 'UnaryExpression':
      return expression.operator === '-' ? negated(valueOf(expression.argument, known)) : undefined;
    case 'ArrayExpression': {
      const value = valuesOf(expression.elements, known);
      return value && { value };
    }
    case 'ObjectExpression':
      return objectOf(expression, known);
    default:
      return undefined;
  }
}

function named(name: string, known: Names): Known | undefined {
  if (Object.hasOwn(known, name)) return { value: known[name] };
  return name === 'undefined' ? { value: undefined } : undefined;
}

const negated = (known: Known | undefined): Known | undefined =>
  typeof known?.value === 'number' ? { value: -known.value } : undefined;

function objectOf({ properties }: ObjectExpression, known: Names): Known | undefined {
  const entries = properties.flatMap((property): readonly (readonly [string, unknown])[] => {
    if (property.type !== 'ObjectProperty') return [];
    const key = staticName(property.key, property.computed);
    const own = valueOf(property.value, known);
    return key === undefined || key === '__proto__' || own === undefined ? [] : [[key, own.value]];
  });
  return entries.length < properties.length ? undefined : { value: Object.fromEntries(entries) };
}
