/**
 * Constants of a module that only the module itself can see: their mutants need not be active when the module loads, since whoever
 * uses the constant asks for it by name, and can be given another one then.
 */
import {
  arrowFunctionExpression,
  callExpression,
  identifier,
  stringLiteral,
  VISITOR_KEYS,
  type Expression,
  type File,
  type Identifier,
  type Node,
} from '@babel/types';
import { usesOf, type NameUse } from './name-uses.ts';
import { isPure } from './pure-expression.ts';
import { INNER_NAMES } from './stryker-instrumenter.ts';

export interface PlainConstant {
  /** Its declaration's own node of its name. */
  readonly id: Identifier;
  readonly declarator: { init?: Expression | null };
}

/** Not exported where they are declared, and made of nothing that does anything: in a tree in which no mutants are placed yet. */
export function plainConstants({ program }: File): readonly PlainConstant[] {
  const plain = new Map<string, PlainConstant>();
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue;
    for (const declarator of statement.declarations) {
      const { id, init } = declarator;
      if (id.type !== 'Identifier' || !init || !isPure(init, (name) => plain.has(name))) continue;
      plain.set(id.name, { id, declarator });
    }
  }
  return [...plain.values()];
}

/**
 * Makes the module ask for each of the constants that have mutants, wherever it uses them: `const limit = make` becomes
 * `const limit = hold("c0", () => make)`, and `limit` becomes `use("c0", limit)`. `isKept`: mutants that stay as they are.
 */
export function holdConstants(ast: File, constants: readonly PlainConstant[], isKept: (id: string) => boolean): void {
  const wanted = constants.filter(({ declarator }) => {
    const ids = mutantsIn(declarator.init);
    return ids.length > 0 && !ids.some(isKept);
  });
  if (wanted.length === 0) return;
  const uses = usesOf(
    ast,
    wanted.map(({ id }) => id),
  );
  for (const [index, { id, declarator }] of wanted.entries()) {
    const places = uses.get(id.name);
    if (places === undefined || !declarator.init) continue;
    const key = `c${index}`;
    declarator.init = call('hold', key, arrowFunctionExpression([], declarator.init));
    for (const place of places) replace(place, call('use', key, place.node));
  }
}

const call = (name: 'hold' | 'use', key: string, argument: Expression): Expression =>
  callExpression(identifier(INNER_NAMES[name]), [stringLiteral(key), argument]);

/** Mutants that are passed when the value is made. */
function mutantsIn(node: Node | null | undefined): readonly string[] {
  if (!node || isFunction(node)) return [];
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === INNER_NAMES.cover) {
    return node.arguments.flatMap((argument) => (argument.type === 'StringLiteral' ? [argument.value] : []));
  }
  return childrenOf(node).flatMap(mutantsIn);
}

const isFunction = ({ type }: Node): boolean => type.endsWith('FunctionExpression') || type === 'ObjectMethod';

function childrenOf(node: Node): readonly Node[] {
  return (VISITOR_KEYS[node.type] ?? []).flatMap((key): unknown => Reflect.get(node, key)).filter(isNode);
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

function replace({ parent, key, index }: NameUse, node: Node): void {
  if (parent.type === 'ObjectProperty') parent.shorthand = false;
  if (index === undefined) Reflect.set(parent, key, node);
  else Reflect.set(Object(Reflect.get(parent, key)), index, node);
}
