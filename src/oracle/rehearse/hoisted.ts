/** What Vitest runs before the imports of a file: `vi.mock(…)`, wherever it is written, and `vi.hoisted(…)`. */
import { traverseFast } from '@babel/types';
import type { CallExpression, Node, Statement } from '@babel/types';
import { memberName } from '../../syntax/static-name.ts';
import { unwrapExpression } from '../../syntax/unwrap-expression.ts';
import type { ModuleRecord } from '../modules/module-record.ts';

export interface Hoisted {
  readonly mocks: readonly CallExpression[];
  /** Statements that run before all others. */
  readonly first: readonly Statement[];
  readonly rest: readonly Statement[];
}

export function hoistedIn({ statements, text }: ModuleRecord): Hoisted {
  if (!/\b(?:vi|vitest|jest)\s*\.\s*(?:mock|unmock|hoisted)\b/.test(text))
    return { mocks: [], first: [], rest: statements };
  const mocks = statements.flatMap(mocksIn);
  const first = statements.filter(isHoisted);
  return { mocks, first, rest: statements.filter((statement) => !first.includes(statement) && !isMock(statement)) };
}

function mocksIn(statement: Statement): readonly CallExpression[] {
  const found: CallExpression[] = [];
  traverseFast(statement, (node) => {
    if (node.type === 'CallExpression' && /^(?:mock|unmock)$/.test(calledOfLibrary(node) ?? '')) found.push(node);
  });
  return found;
}

/** The name of the function of `vi` that is called. */
function calledOfLibrary({ callee }: CallExpression): string | undefined {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return undefined;
  return /^(?:vi|vitest|jest)$/.test(callee.object.name) ? memberName(callee) : undefined;
}

function calledFirst(wrapped: Node | null | undefined): string | undefined {
  if (!wrapped) return undefined;
  const node = unwrapExpression(wrapped);
  if (node.type === 'AwaitExpression') return calledFirst(node.argument);
  return node.type === 'CallExpression' ? calledOfLibrary(node) : undefined;
}

const isMock = (statement: Statement): boolean =>
  statement.type === 'ExpressionStatement' && /^(?:mock|unmock)$/.test(calledFirst(statement.expression) ?? '');

/** `const { load } = vi.hoisted(() => …)` */
function isHoisted(statement: Statement): boolean {
  if (statement.type === 'ExpressionStatement') return calledFirst(statement.expression) === 'hoisted';
  return (
    statement.type === 'VariableDeclaration' &&
    statement.declarations.some(({ init }) => calledFirst(init) === 'hoisted')
  );
}

export interface Mocked {
  readonly specifier: string;
  readonly factory: Node | undefined;
  /** `vi.unmock(…)` */
  readonly isUndone: boolean;
}

/** The module that a call mocks; `undefined` where that is worked out. */
export function mockedBy(call: CallExpression): Mocked | undefined {
  const [target, factory] = call.arguments;
  const specifier = target && specifierIn(target);
  return specifier === undefined ? undefined : { specifier, factory, isUndone: calledOfLibrary(call) === 'unmock' };
}

/** `'./rates'` or `import('./rates')`. */
function specifierIn(node: Node): string | undefined {
  if (node.type === 'StringLiteral') return node.value;
  if (node.type === 'TemplateLiteral') return node.expressions.length === 0 ? node.quasis[0]?.value.raw : undefined;
  return node.type === 'ImportExpression' ? specifierIn(node.source) : undefined;
}
