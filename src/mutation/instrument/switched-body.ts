import {
  arrowFunctionExpression,
  blockStatement,
  callExpression,
  cloneNode,
  identifier,
  memberExpression,
  objectExpression,
  objectMethod,
  returnStatement,
  thisExpression,
  toExpression,
  traverseFast,
  yieldExpression,
  type BlockStatement,
  type ClassMethod,
  type ClassPrivateMethod,
  type Expression,
  type Node,
  type ObjectMethod,
} from '@babel/types';

export interface SwitchedBody {
  readonly before: BlockStatement;
  readonly after: BlockStatement;
}

/**
 * A function whose head is another one, as a body that hands all over to the other: a declaration itself cannot be switched. `undefined`
 * when they are no functions of the same name and kind.
 */
export function switchedBody({
  before,
  after,
}: {
  readonly before: Node;
  readonly after: Node;
}): SwitchedBody | undefined {
  if (before.type === 'FunctionDeclaration' && after.type === 'FunctionDeclaration') {
    const isSame = before.id?.name === after.id?.name && areOfOneKind(before, after);
    return isSame
      ? { before: before.body, after: handOver(toExpression(cloneNode(after)), before.generator) }
      : undefined;
  }
  return isMethod(before) && isMethod(after) ? switchedMethod(before, after) : undefined;
}

function switchedMethod(
  before: ClassMethod | ObjectMethod,
  after: ClassMethod | ObjectMethod,
): SwitchedBody | undefined {
  const name = methodName(before);
  if (name === undefined || name !== methodName(after) || !areOfOneKind(before, after)) return undefined;
  const callee = usesSuper(after) ? asArrow(after) : memberExpression(asObject(after, name), identifier(name));
  return callee && { before: before.body, after: handOver(callee, before.generator) };
}

/** Only inside the method itself `super` means what it means there. */
export function usesSuper(method: Node): boolean {
  let isFound = false;
  traverseFast(method, ({ type }) => {
    isFound ||= type === 'Super';
  });
  return isFound;
}

/** A method as a function that stands inside it; `undefined` for generators, of which there is none. */
export function asArrow(method: ClassMethod | ClassPrivateMethod | ObjectMethod): Expression | undefined {
  const { body, generator, async } = cloneNode(method);
  return generator ? undefined : { ...arrowFunctionExpression(plainParams(method), body, async) };
}

/** Without what TypeScript makes fields of. */
export const plainParams = ({ params }: ClassMethod | ClassPrivateMethod | ObjectMethod) =>
  params.flatMap((parameter) => (parameter.type === 'TSParameterProperty' ? [] : [cloneNode(parameter)]));

/** `undefined` for accessors and constructors, and for what has a computed name. */
function methodName(node: ClassMethod | ObjectMethod): string | undefined {
  if (node.kind !== 'method' || node.key.type !== 'Identifier' || node.computed) return undefined;
  return node.key.name;
}

const isMethod = (node: Node): node is ClassMethod | ObjectMethod =>
  node.type === 'ClassMethod' || node.type === 'ObjectMethod';

interface Kind {
  readonly async?: boolean | undefined;
  readonly generator?: boolean | undefined;
}

const areOfOneKind = (before: Kind, after: Kind): boolean =>
  Boolean(before.async) === Boolean(after.async) && Boolean(before.generator) === Boolean(after.generator);

function asObject(method: ClassMethod | ObjectMethod, name: string): Expression {
  const { body, generator, async } = cloneNode(method);
  const made = objectMethod('method', identifier(name), plainParams(method), body);
  return objectExpression([{ ...made, generator, async }]);
}

/** A body that calls a function with all that it was itself called with. */
export function handOver(callee: Expression, isGenerator: boolean): BlockStatement {
  const call = callExpression(memberExpression(callee, identifier('apply')), [
    thisExpression(),
    identifier('arguments'),
  ]);
  return blockStatement([returnStatement(isGenerator ? yieldExpression(call, true) : call)]);
}
