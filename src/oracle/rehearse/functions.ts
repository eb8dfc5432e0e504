/** Functions and classes of the project, as they are called. */
import { isFunction } from '@babel/types';
import type { Class, Function as FunctionNode, Node } from '@babel/types';
import { staticName } from '../../syntax/static-name.ts';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { Frame, type Unit } from './frame.ts';
import { keyOf } from './inspect.ts';
import { addAccessor } from './play-literal.ts';
import type { Stage } from './stage.ts';
import { Func, List, NOTHING, plain, Promised, Thing, Thrown, type Value, type WrittenCode } from './values.ts';

/** A function as it is written, with the variables around it. */
export function closeFunction(
  node: Node,
  frame: Frame,
  { stage, home }: { readonly stage: Stage; readonly home?: Thing | undefined },
): Func {
  if (!isFunction(node)) throw new NotEvaluable('a function');
  const { unit } = frame;
  const made: Func = new Func(
    nameOf(node),
    (self, args) => {
      const inner = new Frame(unit, frame, true);
      if (node.type !== 'ArrowFunctionExpression') Object.assign(inner, { self, args });
      if (home !== undefined) inner.home = home;
      return runFunction(node, args, { inner, stage });
    },
    codeOf(node, unit),
  );
  if (node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration')
    made.construct = (args) => {
      const self = stage.ledger.fresh(new Thing(made.prototype));
      const returned = made.run(self, args);
      return returned.raw instanceof Thing ? returned : self;
    };
  return made;
}

const codeOf = (node: Node, { file, isSubject, isStandard }: Unit): WrittenCode | undefined =>
  isStandard === true ? undefined : { node, file, isSubject };

const nameOf = (node: FunctionNode): string => {
  if ('id' in node && node.id) return node.id.name;
  return 'key' in node ? (staticName(node.key, false) ?? '') : '';
};

interface Running {
  readonly inner: Frame;
  readonly stage: Stage;
}

function runFunction(node: FunctionNode, args: readonly Value[], { inner, stage }: Running): Value {
  if (node.type === 'FunctionExpression' && node.id) inner.declare(node.id.name, undefined);
  if (node.async && !node.generator) return promised(() => runBody(node, args, { inner, stage }), stage);
  if (!node.generator) return runBody(node, args, { inner, stage });
  return generated(
    () => runBody(node, args, { inner, stage }),
    inner,
    (value) => (node.async ? stage.awaited(value) : value),
  );
}

function runBody(node: FunctionNode, args: readonly Value[], { inner, stage }: Running): Value {
  node.params.forEach((parameter, index) => {
    const value = parameter.type === 'RestElement' ? plain(new List(args.slice(index))) : (args[index] ?? NOTHING);
    stage.bind(parameter, value, { stage, frame: inner, mode: 'declare' });
    if (parameter.type === 'TSParameterProperty') keepParameter(parameter, inner);
  });
  const { body } = node;
  if (body.type !== 'BlockStatement') return stage.evaluate(body, inner);
  const ending = stage.ledger.under(NOTHING, () => stage.run(body.body, inner));
  return ending?.kind === 'return' ? ending.value : NOTHING;
}

/** `constructor(private readonly total: number)` sets a field. */
function keepParameter({ parameter }: Extract<Node, { type: 'TSParameterProperty' }>, frame: Frame): void {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  if (target.type !== 'Identifier') return;
  const self = frame.self?.raw;
  if (self instanceof Thing) self.put(target.name, frame.own(target.name)?.value ?? NOTHING);
}

/** Runs to its end at once; what it waits for is settled meanwhile. */
function promised(action: () => Value, stage: Stage): Value {
  const promise = new Promised();
  try {
    const value = stage.ledger.guarded(action);
    stage.settle(promise, true, value);
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    stage.settle(promise, false, error.value);
  }
  return stage.ledger.fresh(promise);
}

/** More is not asked of a generator. */
const MAX_YIELDED = 200;

class EnoughYielded extends Error {
  override name = 'EnoughYielded';
}

/** What a generator yields, all at once. */
function generated(action: () => Value, frame: Frame, given: (value: Value) => Value): Value {
  const items: Value[] = [];
  frame.collect = (value) => {
    items.push(given(value));
    if (items.length >= MAX_YIELDED) throw new EnoughYielded();
  };
  try {
    action();
  } catch (error) {
    if (!(error instanceof EnoughYielded)) throw error;
  }
  return plain(new List(items, true));
}

const isDecorated = (node: Node): boolean => 'decorators' in node && (node.decorators?.length ?? 0) > 0;

/** A class as it is written. */
export function closeClass(node: Class, frame: Frame, stage: Stage): Func {
  const { unit } = frame;
  const around = new Frame(unit, frame);
  const parent = node.superClass ? stage.evaluate(node.superClass, frame).raw : undefined;
  if (node.superClass && !(parent instanceof Func)) throw new NotEvaluable('a parent');
  if ([node, ...node.body.body].some(isDecorated)) throw new NotEvaluable('a decorator');
  const made = new Func(
    node.id?.name ?? '',
    () => {
      throw stage.error('TypeError', 'a class is no function');
    },
    codeOf(node, unit),
  );
  if (parent instanceof Func) {
    made.parent = parent;
    made.prototype.parent = parent.prototype;
  }
  made.prototype.hide('constructor', plain(made));
  if (node.id) around.declare(node.id.name, plain(made));
  const members = new ClassMembers(node, { made, around, stage });
  made.construct = (args, target) => members.construct(args, target);
  members.defineStatics();
  return made;
}

interface Definition {
  readonly made: Func;
  readonly around: Frame;
  readonly stage: Stage;
}

type KeyedMember = Extract<
  Node,
  { type: 'ClassMethod' | 'ClassPrivateMethod' | 'ClassProperty' | 'ClassPrivateProperty' }
>;

class ClassMembers {
  readonly #node: Class;
  readonly #made: Func;
  readonly #around: Frame;
  readonly #stage: Stage;

  constructor(node: Class, { made, around, stage }: Definition) {
    this.#node = node;
    this.#made = made;
    this.#around = around;
    this.#stage = stage;
    for (const member of node.body.body) this.#defineMethod(member);
  }

  #defineMethod(member: Node): void {
    if (member.type !== 'ClassMethod' && member.type !== 'ClassPrivateMethod') return;
    if (member.kind === 'constructor') return;
    const home = member.static ? this.#made : this.#made.prototype;
    const key = this.#keyOf(member);
    const method = closeFunction(member, this.#around, { stage: this.#stage, home });
    if (member.kind === 'get' || member.kind === 'set') addAccessor(home, key, { kind: member.kind, method });
    else home.hide(key, plain(method));
  }

  #keyOf(member: KeyedMember): PropertyKey {
    const isComputed = 'computed' in member && member.computed;
    return staticName(member.key, isComputed) ?? keyOf(this.#stage.evaluate(member.key, this.#around));
  }

  defineStatics(): void {
    for (const member of this.#node.body.body) {
      const isField = member.type === 'ClassProperty' || member.type === 'ClassPrivateProperty';
      if (isField && member.static) this.#defineField(member, plain(this.#made));
      if (member.type === 'StaticBlock') {
        const frame = new Frame(this.#around.unit, this.#around, true);
        frame.self = plain(this.#made);
        this.#stage.run(member.body, frame);
      }
    }
  }

  #defineField(member: Extract<Node, { type: 'ClassProperty' | 'ClassPrivateProperty' }>, self: Value): void {
    if (member.type === 'ClassProperty' && member.declare) return;
    const frame = new Frame(this.#around.unit, this.#around, true);
    frame.self = self;
    frame.home = this.#made.prototype;
    const value = member.value ? this.#stage.evaluate(member.value, frame) : NOTHING;
    const key = this.#keyOf(member);
    if (!(self.raw instanceof Thing)) return;
    if (typeof key === 'string' && key.startsWith('#')) self.raw.hide(key, value);
    else self.raw.put(key, value);
  }

  #defineFields(self: Value): void {
    for (const member of this.#node.body.body) {
      const isField = member.type === 'ClassProperty' || member.type === 'ClassPrivateProperty';
      if (isField && !member.static) this.#defineField(member, self);
    }
  }

  construct(args: readonly Value[], target: Func): Value {
    const constructor = this.#node.body.body.find(
      (member) => member.type === 'ClassMethod' && member.kind === 'constructor',
    );
    const parent = this.#made.parent;
    const makeSelf = (given: readonly Value[]): Value => {
      const self =
        parent instanceof Func && parent.construct !== undefined
          ? parent.construct(given, target)
          : this.#stage.ledger.fresh(new Thing(target.prototype));
      this.#defineFields(self);
      return self;
    };
    if (constructor?.type !== 'ClassMethod') return makeSelf(args);
    const inner = new Frame(this.#around.unit, this.#around, true);
    inner.home = this.#made.prototype;
    if (parent === undefined) inner.self = makeSelf(args);
    else
      inner.makeParent = (given) => {
        inner.self = makeSelf(given);
        for (const parameter of constructor.params)
          if (parameter.type === 'TSParameterProperty') keepParameter(parameter, inner);
        return inner.self;
      };
    const returned = runBody(constructor, args, { inner, stage: this.#stage });
    if (returned.raw instanceof Thing) return returned;
    return inner.self ?? NOTHING;
  }
}
