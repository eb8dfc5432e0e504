/** Makes a test file, or a module that tests use, tell of all that its functions see from one call to the next. */
import type { Binding, NodePath, Scope } from '@babel/traverse';
import {
  arrayExpression,
  arrowFunctionExpression,
  assignmentExpression,
  blockStatement,
  callExpression,
  expressionStatement,
  identifier,
  returnStatement,
  type BlockStatement,
  type Expression,
  type Node,
  type Program,
  type Statement,
} from '@babel/types';
import { INNER_NAMES } from '../instrument/stryker-instrumenter.ts';
import { homeOf, usesOf } from './confined-captures.ts';
import type { TestBodies } from './vitest-uses.ts';

type Teller = 'scope' | 'uses';

/** What a block tells when it begins. */
interface Telling {
  readonly block: Node;
  readonly teller: Teller;
  readonly bindings: Set<Binding>;
}

/**
 * What only tests' own bodies see, each of these tells when it begins; what any other function sees is told where it is made.
 * Whether everything can be told. In a module without tests `bodies` is empty.
 */
export function tellCaptures(program: NodePath<Program>, bodies: TestBodies): boolean {
  if (hidesSome(program)) return false;
  const tellings = tellingsOf(program, bodies);
  return tellings.every(({ block, teller, bindings }) => tell(block, tellCall(teller, [...bindings])));
}

/** A function's `this`, a class and a function's name for itself are no variables. */
function hidesSome(program: NodePath<Program>): boolean {
  let isHidden = false;
  program.traverse({
    ThisExpression: () => void (isHidden = true),
    Class: () => void (isHidden = true),
    SwitchStatement({ scope }) {
      if (Object.keys(scope.bindings).length > 0 && scope.block.type === 'SwitchStatement') isHidden = true;
    },
    FunctionExpression({ node, scope }) {
      if (node.id && scope.getOwnBinding(node.id.name)?.referenced === true) isHidden = true;
    },
  });
  return isHidden;
}

function tellingsOf(program: NodePath<Program>, { tests, suites }: TestBodies): readonly Telling[] {
  const tellings = new Map<Node, Telling>();
  const add = (block: Node, teller: Teller, binding: Binding): void => {
    const known = tellings.get(block) ?? { block, teller, bindings: new Set() };
    known.bindings.add(binding);
    tellings.set(block, known);
  };
  const around = { tests: nodesOf(tests), suites: nodesOf(suites) };
  for (const scope of scopesIn(program)) {
    for (const binding of Object.values(scope.bindings).filter(isOwn)) {
      for (const viewer of viewersOf(binding, around)) {
        if (viewer === 'other') add(scope.block, 'scope', binding);
        else add(viewer, 'uses', binding);
      }
    }
  }
  for (const { node, scope } of tests) {
    for (const binding of Object.values(scope.bindings)) if (binding.kind === 'param') add(node, 'uses', binding);
  }
  return [...tellings.values()];
}

function scopesIn(program: NodePath<Program>): ReadonlySet<Scope> {
  const scopes = new Set([program.scope]);
  program.traverse({ Scopable: ({ scope }) => void scopes.add(scope) });
  return scopes;
}

/** What is imported is told where it is made; JSON is nobody else's. */
function isOwn({ kind, path }: Binding): boolean {
  if (kind !== 'module') return true;
  const { parent } = path;
  return parent.type === 'ImportDeclaration' && parent.source.value.endsWith('.json');
}

const nodesOf = (paths: TestBodies['tests']): ReadonlySet<Node> => new Set([...paths].map(({ node }) => node));

/** The tests whose bodies see it from outside, and `other` functions. */
function viewersOf(
  binding: Binding,
  { tests, suites }: Record<keyof TestBodies, ReadonlySet<Node>>,
): ReadonlySet<Node | 'other'> {
  const home = homeOf(binding.scope);
  const viewers = new Set<Node | 'other'>();
  for (const use of usesOf(binding)) {
    const around: Node[] = [];
    for (let path = use.getFunctionParent(); path !== null && path.node !== home; path = path.getFunctionParent()) {
      if (!suites.has(path.node)) around.push(path.node);
    }
    const viewer = around.find((node) => tests.has(node));
    if (around.length > 0) viewers.add(viewer ?? 'other');
  }
  return viewers;
}

/** `tell([[() => a], [() => b, (value) => { b = value; }]])`. */
function tellCall(teller: Teller, bindings: readonly Binding[]): Statement {
  const parts = bindings.map(({ identifier: { name }, constant, kind }) =>
    arrayExpression([
      arrowFunctionExpression([], identifier(name)),
      ...(constant || kind === 'param' ? [] : [setterOf(name)]),
    ]),
  );
  return expressionStatement(callExpression(identifier(INNER_NAMES[teller]), [arrayExpression(parts)]));
}

/** Of no name that a module would have. */
const VALUE = 'assayValue_9fa48';

const setterOf = (name: string): Expression =>
  arrowFunctionExpression(
    [identifier(VALUE)],
    blockStatement([expressionStatement(assignmentExpression('=', identifier(name), identifier(VALUE)))]),
  );

function tell(node: Node, statement: Statement): boolean {
  const block = blockOf(node);
  block?.body.unshift(statement);
  return block !== undefined;
}

function blockOf(node: Node): BlockStatement | Program | undefined {
  if (node.type === 'Program' || node.type === 'BlockStatement') return node;
  if (!('body' in node)) return undefined;
  const { body } = node;
  if (typeof body !== 'object' || !('type' in body)) return undefined;
  if (body.type === 'BlockStatement') return body;
  if (node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement') {
    node.expression = false;
    node.body = blockStatement([returnStatement(node.body)]);
    return node.body;
  }
  return undefined;
}
