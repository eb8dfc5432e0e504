/** Statements, run in their order. */
import type { IfStatement, Node, SwitchStatement, TryStatement, VariableDeclaration } from '@babel/types';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { namesIn } from '../modules/module-record.ts';
import { Frame } from './frame.ts';
import { mayReturn } from './may-return.ts';
import { playFor, playForIn, playForOf, playWhile } from './play-loop.ts';
import type { Ending, Place, Stage } from './stage.ts';
import { Func, NOTHING, Thing, Thrown, type Value } from './values.ts';

export function playStatements(statements: readonly Node[], frame: Frame, stage: Stage): Ending {
  for (const statement of statements) hoist(statement, frame, stage);
  for (const statement of statements) {
    const ending = playStatement(statement, { frame, stage });
    if (ending !== undefined) return ending;
  }
  return undefined;
}

/** Functions are there before the code around them runs; so are variables declared by `var`. */
function hoist(wrapped: Node, frame: Frame, stage: Stage): void {
  const statement = exported(wrapped);
  if (statement.type === 'FunctionDeclaration') {
    const name = statement.id?.name ?? 'default';
    frame.declare(name, stage.close(statement, frame));
  }
  if (statement.type === 'VariableDeclaration' && statement.kind === 'var')
    for (const { id } of statement.declarations)
      if (id.type === 'Identifier' && frame.functionFrame.own(id.name) === undefined)
        frame.functionFrame.declare(id.name, NOTHING);
}

const exported = (statement: Node): Node =>
  (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') &&
  statement.declaration
    ? statement.declaration
    : statement;

export function playStatement(wrapped: Node, place: Place): Ending {
  const { stage, frame } = place;
  stage.ledger.step();
  const statement = exported(wrapped);
  switch (statement.type) {
    case 'ExpressionStatement':
      if (isTest(statement.expression)) asFarAs(() => stage.evaluate(statement.expression, frame), place);
      else drop(statement.expression, stage.evaluate(statement.expression, frame), stage);
      return undefined;
    case 'VariableDeclaration':
      if (statement.declare !== true) declare(statement, place);
      return undefined;
    case 'ReturnStatement':
      return {
        kind: 'return',
        value: statement.argument ? stage.ledger.chosen(stage.evaluate(statement.argument, frame)) : NOTHING,
      };
    case 'IfStatement':
      return playIf(statement, place);
    case 'BlockStatement':
      return stage.run(statement.body, new Frame(frame.unit, frame));
    case 'ThrowStatement':
      throw new Thrown(stage.evaluate(statement.argument, frame));
    case 'TryStatement':
      return playTry(statement, place);
    case 'ClassDeclaration':
      frame.declare(statement.id?.name ?? 'default', stage.makeClass(statement, frame));
      return undefined;
    default:
      return playLoops(statement, { ...place, wrapped, label: undefined });
  }
}

function playIf(statement: IfStatement, place: Place): Ending {
  const { ledger } = place.stage;
  const test = place.stage.evaluate(statement.test, place.frame);
  const chosen = test.raw ? statement.consequent : statement.alternate;
  const ending = chosen ? ledger.under(test, () => playStatement(chosen, place)) : undefined;
  if (ending === undefined && mayReturn(statement)) ledger.dependOn(test);
  return ending;
}

/** A call of code under test whose value nobody takes is made for what it does. */
function drop({ type }: Node, { source }: Value, { ledger }: Stage): void {
  if (!ledger.isInside && source?.path === '' && type !== 'AssignmentExpression') ledger.acts += 1;
}

interface Wrapped extends Place {
  /** With its `export`. */
  readonly wrapped: Node;
  readonly label: string | undefined;
}

function playLoops(statement: Node, place: Wrapped): Ending {
  const loop = { ...place, play: playStatement };
  switch (statement.type) {
    case 'ForOfStatement':
      return playForOf(statement, loop);
    case 'ForInStatement':
      return playForIn(statement, loop);
    case 'ForStatement':
      return playFor(statement, loop);
    case 'WhileStatement':
    case 'DoWhileStatement':
      return playWhile(statement, loop);
    case 'LabeledStatement': {
      const label = statement.label.name;
      const ending = playLoops(statement.body, { ...place, label });
      return ending?.kind === 'break' && ending.label === label ? undefined : ending;
    }
    default:
      return playOther(statement, place);
  }
}

function playOther(statement: Node, place: Wrapped): Ending {
  const { stage, frame, wrapped } = place;
  switch (statement.type) {
    case 'SwitchStatement':
      return playSwitch(statement, place);
    case 'BreakStatement':
      return { kind: 'break', label: statement.label?.name };
    case 'ContinueStatement':
      return { kind: 'continue', label: statement.label?.name };
    case 'TSEnumDeclaration':
      frame.declare(statement.id.name, enumOf(statement, place));
      return undefined;
    default: {
      const isValue = wrapped.type === 'ExportDefaultDeclaration' && statement.type !== 'FunctionDeclaration';
      if (isValue) frame.declare('default', stage.evaluate(statement, frame));
      return undefined;
    }
  }
}

function declare({ declarations, kind }: VariableDeclaration, { stage, frame }: Place): void {
  if (kind === 'using' || kind === 'await using') throw new NotEvaluable(kind);
  for (const { id, init } of declarations) {
    if (!init && kind === 'var') continue;
    const value = init ? initialValue(init, { stage, frame }) : NOTHING;
    if (value === undefined) for (const name of namesIn(id)) frame.declare(name, undefined);
    else stage.bind(id, named(value, id), { stage, frame, mode: kind === 'var' ? 'var' : 'declare' });
  }
}

/** A function without a name has that of the variable that it is first given to. */
function named(value: Value, id: Node): Value {
  if (value.raw instanceof Func && value.raw.name === '' && id.type === 'Identifier') value.raw.name = id.name;
  return value;
}

/** What a file holds and is not understood matters only where it is used. */
const initialValue = (init: Node, { stage, frame }: Place): Value | undefined =>
  frame.parent === undefined ? asFarAs(() => stage.evaluate(init, frame), { stage }) : stage.evaluate(init, frame);

/** `undefined` for what is not understood. */
function asFarAs(evaluate: () => Value, { stage }: Pick<Place, 'stage'>): Value | undefined {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof NotEvaluable && !stage.ledger.isSpent) return undefined;
    throw error;
  }
}

/** `it.each(rows)(…)`: one test matters to no other. */
function isTest(expression: Node): boolean {
  let node = expression;
  while (node.type === 'CallExpression' || node.type === 'MemberExpression' || node.type === 'TaggedTemplateExpression')
    node = node.type === 'CallExpression' ? node.callee : node.type === 'MemberExpression' ? node.object : node.tag;
  return node !== expression && node.type === 'Identifier' && /^(?:it|test)$/.test(node.name);
}

function playSwitch({ discriminant, cases }: SwitchStatement, { stage, frame }: Place): Ending {
  const value = stage.evaluate(discriminant, frame);
  const inner = new Frame(frame.unit, frame);
  const matching = cases.findIndex(({ test }) => {
    if (!test) return false;
    const wanted = stage.evaluate(test, inner);
    stage.ledger.compared(test, [
      { value, written: discriminant },
      { value: wanted, written: test },
    ]);
    return wanted.raw === value.raw;
  });
  const start = matching === -1 ? cases.findIndex(({ test }) => !test) : matching;
  if (start === -1) return undefined;
  return stage.ledger.under(value, () => {
    for (const { consequent } of cases.slice(start)) {
      const ending = stage.run(consequent, inner);
      if (ending?.kind === 'break' && ending.label === undefined) return undefined;
      if (ending !== undefined) return ending;
    }
    return undefined;
  });
}

function playTry({ block, handler, finalizer }: TryStatement, { stage, frame }: Place): Ending {
  let ending: Ending;
  try {
    ending = handler
      ? stage.ledger.guarded(() => playStatement(block, { stage, frame }))
      : playStatement(block, { stage, frame });
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    if (!handler) {
      const last = finalizer ? playStatement(finalizer, { stage, frame }) : undefined;
      if (last !== undefined) return last;
      throw error;
    }
    const inner = new Frame(frame.unit, frame);
    if (handler.param) stage.bind(handler.param, error.value, { stage, frame: inner, mode: 'declare' });
    ending = caught(handler.body, finalizer, { stage, frame: inner });
  }
  const last = finalizer ? playStatement(finalizer, { stage, frame }) : undefined;
  return last ?? ending;
}

/** A handler that throws itself still leaves by the `finally`. */
function caught(body: Node, finalizer: Node | null | undefined, place: Place): Ending {
  try {
    return playStatement(body, place);
  } catch (error) {
    if (error instanceof Thrown && finalizer) playStatement(finalizer, place);
    throw error;
  }
}

function enumOf({ body }: Extract<Node, { type: 'TSEnumDeclaration' }>, { stage, frame }: Place) {
  const made = new Thing();
  let next = 0;
  for (const { id, initializer } of body.members) {
    const value = initializer ? stage.evaluate(initializer, frame) : stage.ledger.fresh(next);
    const name = id.type === 'Identifier' ? id.name : id.value;
    made.put(name, value);
    if (typeof value.raw !== 'number') continue;
    next = value.raw + 1;
    made.put(String(value.raw), stage.ledger.fresh(name));
  }
  return stage.ledger.fresh(made);
}
