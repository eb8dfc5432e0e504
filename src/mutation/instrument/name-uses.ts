/** Where a module uses names that it declares at its top. */
import { isReferenced, traverse, type File, type Identifier, type Node, type TraversalAncestors } from '@babel/types';

export interface NameUse {
  readonly node: Identifier;
  readonly parent: Node;
  /** The field of the parent that holds it, and its place in there where that is a list. */
  readonly key: string;
  readonly index: number | undefined;
}

type Above = TraversalAncestors[number];

type Meaning =
  | { readonly kind: 'use'; readonly use: NameUse }
  /** It declares the name for everything in `scope`. */
  | { readonly kind: 'declaration'; readonly scope: Node }
  /** Something else may see what has the name, or change it; or nobody knows. */
  | { readonly kind: 'other' };

type Occurrence = Meaning & { readonly name: string; readonly around: readonly Node[] };

/** Nothing of a name of which not all uses can be found. `declared`: the nodes that declare the names at the top. */
export function usesOf(ast: File, declared: readonly Identifier[]): ReadonlyMap<string, readonly NameUse[]> {
  const occurrences = occurrencesOf(ast, declared);
  const scopes = new Map(declared.map(({ name }): [string, Set<Node>] => [name, new Set()]));
  for (const one of occurrences) if (one.kind === 'declaration') scopes.get(one.name)?.add(one.scope);
  const uses = new Map(declared.map(({ name }): [string, NameUse[]] => [name, []]));
  for (const one of occurrences) {
    const isElsewhere = one.around.some((node) => scopes.get(one.name)?.has(node));
    if (isElsewhere || one.kind === 'declaration') continue;
    if (one.kind === 'use') uses.get(one.name)?.push(one.use);
    else uses.delete(one.name);
  }
  return uses;
}

function occurrencesOf(ast: File, declared: readonly Identifier[]): readonly Occurrence[] {
  const names = new Set(declared.map(({ name }) => name));
  const own = new Set<Node>(declared);
  const occurrences: Occurrence[] = [];
  traverse(ast, (node, ancestors) => {
    if ((node.type !== 'Identifier' && node.type !== 'JSXIdentifier') || !names.has(node.name) || own.has(node)) return;
    const meaning = node.type === 'JSXIdentifier' ? { kind: 'other' as const } : meaningOf(node, ancestors);
    if (meaning) occurrences.push({ ...meaning, name: node.name, around: ancestors.map((above) => above.node) });
  });
  return occurrences;
}

/** Types that are gone when the code runs. */
const TYPES =
  /^TS(?:TypeAnnotation|TypeParameter\w*|InterfaceDeclaration|TypeAliasDeclaration|DeclareFunction|ExpressionWithTypeArguments|TypeQuery)$/;
/** Where a call cannot stand for a name, or where names are declared in other ways. */
const FIXED = /^(?:TSEnumDeclaration|TSModuleDeclaration|TSImportEqualsDeclaration|Decorator|ExportSpecifier)$/;

/** `undefined` when it only looks like the name. */
function meaningOf(node: Identifier, ancestors: TraversalAncestors): Meaning | undefined {
  const [grandparent, parent] = ancestors.slice(-2);
  if (parent === undefined || ancestors.some((above) => TYPES.test(above.node.type))) return undefined;
  if (ancestors.some((above) => FIXED.test(above.node.type))) return { kind: 'other' };
  if (isReferenced(node, parent.node, grandparent?.node)) {
    const { key, index } = parent;
    return { kind: 'use', use: { node, parent: parent.node, key, index } };
  }
  return isOnlyName(parent) ? undefined : declarationIn(ancestors);
}

const isOnlyName = ({ node, key }: Above): boolean =>
  (key === 'property' || key === 'key' || key === 'label') && !('computed' in node && node.computed);

const PATTERN = /^(?:ObjectPattern|ArrayPattern|RestElement|AssignmentPattern|ObjectProperty|TSParameterProperty)$/;

function declarationIn(ancestors: TraversalAncestors): Meaning {
  const depth = ancestors.findLastIndex(({ node }) => !PATTERN.test(node.type));
  const holder = ancestors[depth];
  const scope = holder && scopeOf(holder, ancestors.slice(0, depth));
  return scope === undefined ? { kind: 'other' } : { kind: 'declaration', scope };
}

const isFunction = ({ type }: Node): boolean => /Function|Method$/.test(type);
const isBlock = ({ type }: Node): boolean =>
  /^(?:BlockStatement|For\w*Statement|SwitchStatement|StaticBlock)$/.test(type);

/** What `holder` declares a name for; `undefined` when it declares none, or one of the module. */
function scopeOf({ node, key }: Above, around: TraversalAncestors): Node | undefined {
  if ((isFunction(node) && key === 'params') || node.type === 'CatchClause') return node;
  if (key !== 'id') return undefined;
  if (node.type === 'FunctionExpression' || node.type === 'ClassExpression') return node;
  if (node.type === 'VariableDeclarator') return scopeOfVariable(around);
  const isDeclaration = node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration';
  return isDeclaration ? innermost(around, isBlock) : undefined;
}

function scopeOfVariable(around: TraversalAncestors): Node | undefined {
  const declaration = around.at(-1)?.node;
  const isVar = declaration?.type === 'VariableDeclaration' && declaration.kind === 'var';
  return innermost(around, isVar ? (node) => isFunction(node) || node.type === 'StaticBlock' : isBlock);
}

const innermost = (around: TraversalAncestors, isScope: (node: Node) => boolean): Node | undefined =>
  around.findLast(({ node }) => isScope(node))?.node;
