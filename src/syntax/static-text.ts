/** What is known of a text without running the code. */
import type { Scope } from '@babel/traverse';
import type { BinaryExpression, Node, ObjectExpression, TemplateLiteral } from '@babel/types';
import { memberName, staticName } from './static-name.ts';
import { unwrapExpression } from './unwrap-expression.ts';

/** A stretch of a text: known, or computed while the code runs, by the expression in `source`. */
export type TextPart =
  { readonly kind: 'known'; readonly text: string } | { readonly kind: 'computed'; readonly source: string };

/** Where an expression stands. */
export interface TextContext {
  readonly scope: Scope;
  /** The text of the whole file. */
  readonly source: string;
}

/** The parts of a text in order: constants, `+`, template literals and names of local functions and classes are followed. */
export function readText(node: Node, context: TextContext): readonly TextPart[] {
  const expression = unwrapExpression(node);
  switch (expression.type) {
    case 'StringLiteral':
      return [{ kind: 'known', text: expression.value }];
    case 'NumericLiteral':
      return [{ kind: 'known', text: String(expression.value) }];
    case 'TemplateLiteral':
      return readTemplate(expression, context);
    case 'BinaryExpression':
      return readSum(expression, context);
    default: {
      const text = constantText(expression, context);
      return text === undefined ? [computed(expression, context)] : [{ kind: 'known', text }];
    }
  }
}

/** The text when all of it is known. */
export function knownText(node: Node, context: TextContext): string | undefined {
  const parts = readText(node, context);
  return parts.every((part) => part.kind === 'known') ? parts.map((part) => part.text).join('') : undefined;
}

/** The object literal that an expression is, or that the constant it names is. */
export function objectLiteral(node: Node, scope: Scope): ObjectExpression | undefined {
  const expression = unwrapExpression(node);
  if (expression.type === 'ObjectExpression') return expression;
  const value = expression.type === 'Identifier' ? constantValue(expression.name, scope) : undefined;
  return value?.type === 'ObjectExpression' ? value : undefined;
}

/** The name of the function or class that an identifier stands for, as its `name` property has it. */
export function functionName(name: string, scope: Scope): string | undefined {
  const declared = scope.getBinding(name)?.path.node;
  const value = constantValue(name, scope) ?? declared;
  switch (value?.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'FunctionExpression':
    case 'ClassExpression':
      return value.id?.name ?? name;
    case 'ArrowFunctionExpression':
      return name;
    default:
      return undefined;
  }
}

function readTemplate(template: TemplateLiteral, context: TextContext): readonly TextPart[] {
  return template.quasis.flatMap((quasi, index): readonly TextPart[] => {
    const expression = template.expressions[index];
    const text: TextPart = { kind: 'known', text: quasi.value.cooked ?? quasi.value.raw };
    return expression === undefined ? [text] : [text, ...readText(expression, context)];
  });
}

function readSum(sum: BinaryExpression, context: TextContext): readonly TextPart[] {
  if (!isConcatenation(sum, context)) return [computed(sum, context)];
  return [...readText(sum.left, context), ...readText(sum.right, context)];
}

/** Whether a `+` joins texts: it may add numbers where neither side is known to be a text. */
function isConcatenation(sum: BinaryExpression, context: TextContext): boolean {
  return sum.operator === '+' && [sum.left, sum.right].some((side) => isText(side, context));
}

function isText(node: Node, context: TextContext): boolean {
  const expression = unwrapExpression(node);
  if (expression.type === 'BinaryExpression') return isConcatenation(expression, context);
  if (expression.type === 'StringLiteral' || expression.type === 'TemplateLiteral') return true;
  return constantText(expression, context) !== undefined;
}

function constantText(expression: Node, context: TextContext): string | undefined {
  if (expression.type === 'Identifier') {
    const value = constantValue(expression.name, context.scope);
    return value === undefined ? undefined : literalText(value);
  }
  if (expression.type !== 'MemberExpression') return undefined;
  const name = memberName(expression);
  if (name === 'name' && expression.object.type === 'Identifier') {
    const text = functionName(expression.object.name, context.scope);
    if (text !== undefined) return text;
  }
  const property = objectLiteral(expression.object, context.scope)?.properties.find(
    (candidate) =>
      candidate.type === 'ObjectProperty' &&
      name !== undefined &&
      staticName(candidate.key, candidate.computed) === name,
  );
  return property?.type === 'ObjectProperty' ? literalText(unwrapExpression(property.value)) : undefined;
}

function literalText(value: Node): string | undefined {
  if (value.type === 'StringLiteral') return value.value;
  const isPlain = value.type === 'TemplateLiteral' && value.expressions.length === 0;
  return isPlain ? (value.quasis[0]?.value.cooked ?? undefined) : undefined;
}

/** What a variable that is never assigned again holds. */
function constantValue(name: string, scope: Scope): Node | undefined {
  const binding = scope.getBinding(name);
  const declarator = binding?.constant === true ? binding.path.node : undefined;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return undefined;
  return declarator.init ? unwrapExpression(declarator.init) : undefined;
}

const computed = (node: Node, context: TextContext): TextPart => ({
  kind: 'computed',
  source: context.source.slice(node.start ?? 0, node.end ?? 0),
});
