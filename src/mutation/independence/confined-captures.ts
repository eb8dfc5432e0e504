/** Whether functions that see variables of other functions end with these: one that stays could hold something where nobody can look. */
import type { Binding, NodePath, Scope } from '@babel/traverse';
import type { Function as FunctionNode, Node, Program } from '@babel/types';

/** Of arrays, strings and collections: they call what they are given, and let go of it. */
const CALLING = new Set([
  ...['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'forEach', 'from', 'map'],
  ...['reduce', 'reduceRight', 'replace', 'replaceAll', 'some', 'sort', 'toSorted'],
]);

type FunctionPath = NodePath<FunctionNode>;

export function confinesCaptures(program: NodePath<Program>): boolean {
  return !hidesFields(program) && !definesCalling(program) && [...capturing(program)].every(isConfined);
}

/** Private fields can be looked at where the class is at the top of its module. */
function hidesFields(program: NodePath<Program>): boolean {
  let isHidden = false;
  program.traverse({
    PrivateName(path) {
      const owner = path.findParent((above) => above.isClass());
      if (owner?.parentPath.scope.path.isProgram() !== true) isHidden = true;
    },
  });
  return isHidden;
}

/** Whether something of the project's own goes by such a name, and may keep what it is given. */
function definesCalling(program: NodePath<Program>): boolean {
  let isDefined = false;
  program.traverse({
    enter({ node }) {
      if (definedIn(node)) isDefined = true;
    },
  });
  return isDefined;
}

function definedIn(node: Node): boolean {
  switch (node.type) {
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassProperty':
      return isCallingName(node.key);
    case 'ObjectProperty':
      return isCallingName(node.key) && !/Literal$|^(?:Object|Array)Expression$/.test(node.value.type);
    case 'AssignmentExpression':
      return node.left.type === 'MemberExpression' && isCallingName(node.left.property);
    default:
      return false;
  }
}

const isCallingName = (node: Node): boolean =>
  (node.type === 'Identifier' && CALLING.has(node.name)) || (node.type === 'StringLiteral' && CALLING.has(node.value));

function capturing(program: NodePath<Program>): ReadonlySet<FunctionPath> {
  const found = new Set<FunctionPath>();
  program.traverse({
    Scopable({ scope }) {
      for (const binding of Object.values(scope.bindings)) {
        if (!isOfModule(binding)) for (const path of usesOf(binding)) addBetween(found, path, homeOf(scope));
      }
    },
    ThisExpression: (path) => addArrows(found, path),
    Super: (path) => addArrows(found, path),
  });
  return found;
}

/** A class at the top knows itself by a name of its own. */
const isOfModule = ({ scope, path }: Binding): boolean =>
  scope.path.isProgram() || (path.isClass() && (path.scope.parent ?? scope).getFunctionParent() === null);

export const usesOf = ({ referencePaths, constantViolations }: Binding): readonly NodePath[] => [
  ...referencePaths,
  ...constantViolations,
];

/** The function that has the variable; `null`: the module. */
export const homeOf = (scope: Scope): Node | null => scope.getFunctionParent()?.block ?? null;

function addBetween(found: Set<FunctionPath>, use: NodePath, home: Node | null): void {
  for (let path = use.getFunctionParent(); path !== null && path.node !== home; path = path.getFunctionParent()) {
    found.add(path);
  }
}

function addArrows(found: Set<FunctionPath>, use: NodePath): void {
  for (let path = use.getFunctionParent(); path?.isArrowFunctionExpression(); path = path.getFunctionParent()) {
    found.add(path);
  }
}

function isConfined(path: FunctionPath): boolean {
  if (path.isFunctionDeclaration()) return isOnlyCalled(path.node.id?.name, path.parentPath.scope);
  if (!path.isFunctionExpression() && !path.isArrowFunctionExpression()) return false;
  if (isGivenAway(path)) return true;
  const { parent } = path;
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
    ? isOnlyCalled(parent.id.name, path.parentPath.scope)
    : false;
}

function isOnlyCalled(name: string | undefined, scope: Scope): boolean {
  const binding = name === undefined ? undefined : scope.getBinding(name);
  return binding?.constant === true && binding.referencePaths.every(isGivenAway);
}

/** Called at once, or given to what calls it and no more. */
function isGivenAway({ node, parent }: NodePath): boolean {
  if (parent.type !== 'CallExpression' && parent.type !== 'OptionalCallExpression') return false;
  const { callee } = parent;
  if (callee === node) return true;
  return (
    (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression') &&
    !callee.computed &&
    isCallingName(callee.property)
  );
}
