/** What a module holds from one call to the next, and the code that lets it be put back: a test must not find what an earlier one left. */
import {
  arrayExpression,
  arrowFunctionExpression,
  assignmentExpression,
  blockStatement,
  callExpression,
  exportNamedDeclaration,
  exportSpecifier,
  expressionStatement,
  getBindingIdentifiers,
  identifier,
  isExpression,
  memberExpression,
  nullLiteral,
  numericLiteral,
  privateName,
  staticBlock,
  stringLiteral,
  thisExpression,
  traverseFast,
  variableDeclaration,
  variableDeclarator,
  type Class,
  type ExportDefaultDeclaration,
  type Expression,
  type File,
  type Node,
  type Statement,
} from '@babel/types';
import { INNER_NAMES } from './stryker-instrumenter.ts';

export interface HeldState {
  readonly bindings: readonly HeldBinding[];
  /** All other names that it declares at its top: functions, classes, what cannot change unless somebody goes out of their way. */
  readonly others: readonly string[];
  /** Those at the top of the module: what their instances hold can be put back, private fields included. */
  readonly classes: readonly Class[];
  /** The default export, where that is a value without a name. */
  readonly byDefault: Statement | undefined;
}

interface HeldBinding {
  readonly name: string;
  /** Whether it can be given another value. */
  readonly isVariable: boolean;
}

/** Of a tree in which no mutants are placed yet. */
export const heldState = ({ program }: File): HeldState => heldIn(program.body);

/** At the top of a module, or in a block. */
export function heldIn(body: readonly Statement[]): HeldState {
  const changed = namesWithChangedMembers(body);
  const declarations = body.map(declarationIn);
  const bindings = declarations.flatMap((declaration) => bindingsOf(declaration, changed));
  const held = new Set(bindings.map(({ name }) => name));
  return {
    bindings,
    others: declarations.flatMap(namesIn).filter((name) => !held.has(name)),
    classes: declarations.flatMap(classesOf),
    byDefault: body.find((statement) => statement.type === 'ExportDefaultDeclaration' && isHeld(statement)),
  };
}

export const holdsState = ({ bindings, classes, byDefault }: HeldState): boolean =>
  bindings.length > 0 || byDefault !== undefined || classes.length > 0;

/** Makes the module tell of all of it, once it is there. */
export function keepState({ program }: File, { bindings, others, classes, byDefault }: HeldState): void {
  if (others.length > 0) program.body.push(expressionStatement(tellCall('scope', others)));
  for (const one of classes) one.body.body.push(staticBlock([expressionStatement(knowCall(one))]));
  const all = byDefault === undefined ? bindings : [...bindings, { name: DEFAULT, isVariable: false }];
  if (all.length === 0) return;
  program.body = program.body.flatMap((statement) => (statement === byDefault ? named(statement) : [statement]));
  const parts = all.map(({ name, isVariable }) =>
    arrayExpression([arrowFunctionExpression([], identifier(name)), ...(isVariable ? [setterOf(name)] : [])]),
  );
  const call = callExpression(identifier(INNER_NAMES.keep), [stringLiteral('state'), arrayExpression(parts)]);
  program.body.push(expressionStatement(call));
}

/** `tell([[() => a], [() => b]])`. */
const tellCall = (teller: 'scope', names: readonly string[]): Expression =>
  callExpression(identifier(INNER_NAMES[teller]), [
    arrayExpression(names.map((name) => arrayExpression([arrowFunctionExpression([], identifier(name))]))),
  ]);

const DEFAULT = 'assayDefault_9fa48';

function isHeld({ declaration }: ExportDefaultDeclaration): boolean {
  return isExpression(declaration) && declaration.type !== 'Identifier' && mayHold(declaration);
}

function named(statement: Statement): readonly Statement[] {
  if (statement.type !== 'ExportDefaultDeclaration' || !isExpression(statement.declaration)) return [statement];
  return [
    variableDeclaration('const', [variableDeclarator(identifier(DEFAULT), statement.declaration)]),
    exportNamedDeclaration(null, [exportSpecifier(identifier(DEFAULT), identifier('default'))]),
  ];
}

function declarationIn(statement: Statement): Node {
  const isExport = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
  return (isExport ? statement.declaration : undefined) ?? statement;
}

function bindingsOf(declaration: Node, changed: ReadonlySet<string>): readonly HeldBinding[] {
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') {
    const name = declaration.id?.name;
    const isWanted = name !== undefined && (changed.has(name) || hasStatics(declaration));
    return isWanted ? [{ name, isVariable: false }] : [];
  }
  if (declaration.type !== 'VariableDeclaration' || declaration.declare === true) return [];
  const isVariable = declaration.kind === 'let' || declaration.kind === 'var';
  return declaration.declarations
    .flatMap((declarator) => {
      const names = Object.keys(getBindingIdentifiers(declarator.id));
      const { init } = declarator;
      return isVariable || (init && mayHold(init)) ? names : names.filter((name) => changed.has(name));
    })
    .map((name) => ({ name, isVariable }));
}

function namesIn(declaration: Node): readonly string[] {
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') {
    return declaration.declare === true || !declaration.id ? [] : [declaration.id.name];
  }
  if (declaration.type !== 'VariableDeclaration' || declaration.declare === true) return [];
  return declaration.declarations.flatMap((one) => Object.keys(getBindingIdentifiers(one.id)));
}

function classesOf(declaration: Node): readonly Class[] {
  if (declaration.type === 'ClassDeclaration') return declaration.declare === true ? [] : [declaration];
  if (declaration.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ init }) => (init?.type === 'ClassExpression' ? [init] : []));
}

const hasStatics = (node: Node): boolean =>
  (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') &&
  node.body.body.some(
    (member) => /^Class(?:Private)?Property$/.test(member.type) && 'static' in member && member.static,
  );

/** Whether the value may be one thing now and another later: not that of a literal, nor a function without properties. */
function mayHold(node: Expression): boolean {
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'BigIntLiteral':
    case 'TemplateLiteral':
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return false;
    case 'RegExpLiteral':
      return /[gy]/.test(node.flags);
    case 'ClassExpression':
      return hasStatics(node);
    default:
      return true;
  }
}

/** Of `f.calls += 1`, `delete table.key`. */
function namesWithChangedMembers(body: readonly Statement[]): ReadonlySet<string> {
  const names = new Set<string>();
  const note = (target: Node): void => {
    let node = target;
    while (node.type === 'MemberExpression') node = node.object;
    if (node !== target && node.type === 'Identifier') names.add(node.name);
  };
  for (const statement of body) {
    traverseFast(statement, (node) => {
      if (node.type === 'AssignmentExpression') note(node.left);
      else if (node.type === 'UpdateExpression') note(node.argument);
      else if (node.type === 'UnaryExpression' && node.operator === 'delete') note(node.argument);
    });
  }
  return names;
}

const privateFields = (one: Class, isStatic: boolean): readonly string[] =>
  one.body.body.flatMap((member) =>
    member.type === 'ClassPrivateProperty' && member.static === isStatic ? [member.key.id.name] : [],
  );

/** Tells how private fields are got at; it stands in a static block of the class. */
export const knowCall = (one: Class): Expression =>
  callExpression(identifier(INNER_NAMES.know), [
    thisExpression(),
    accessTo(privateFields(one, false)),
    accessTo(privateFields(one, true)),
  ]);

/** `[(o) => [o.#a, o.#b], (o, v) => { o.#a = v[0]; o.#b = v[1] }]`, or `null` without fields. */
function accessTo(names: readonly string[]): Expression {
  if (names.length === 0) return nullLiteral();
  const field = (name: string) => memberExpression(identifier('o'), privateName(identifier(name)));
  const assignments = names.map((name, index) => {
    const value = memberExpression(identifier('v'), numericLiteral(index), true);
    return expressionStatement(assignmentExpression('=', field(name), value));
  });
  return arrayExpression([
    arrowFunctionExpression([identifier('o')], arrayExpression(names.map(field))),
    arrowFunctionExpression([identifier('o'), identifier('v')], blockStatement(assignments)),
  ]);
}

/** Of no name that a module would have. */
const VALUE = 'assayValue_9fa48';

const setterOf = (name: string): Expression =>
  arrowFunctionExpression(
    [identifier(VALUE)],
    blockStatement([expressionStatement(assignmentExpression('=', identifier(name), identifier(VALUE)))]),
  );
