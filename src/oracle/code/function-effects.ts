/** Whether calling a function twice gives the same: read off its syntax, and off that of the functions it calls. */
import { isFunction, traverseFast } from '@babel/types';
import type { CallExpression, Identifier, NewExpression, Node, OptionalCallExpression } from '@babel/types';
import { staticName } from '../../syntax/static-name.ts';
import { unwrapExpression } from '../../syntax/unwrap-expression.ts';
import { namesIn } from '../modules/module-record.ts';

/** `reads`: its value depends on something that can change. `writes`: it changes something. */
export type Effect = 'pure' | 'reads' | 'writes';

export interface FunctionPlace<File> {
  readonly file: File;
  readonly node: Node;
}

/** What is known of names that a function does not declare itself. */
export interface OuterNames<File> {
  /** The function of the project that a name stands for there. */
  readonly functionOf: (name: string, place: FunctionPlace<File>) => FunctionPlace<File> | undefined;
  /** Whether a name stands for something of the project that can change. */
  readonly isState: (name: string, place: FunctionPlace<File>) => boolean;
  /** The method of the class around the place. */
  readonly methodOf: (name: string, place: FunctionPlace<File>) => FunctionPlace<File> | undefined;
}

const MUTATORS: ReadonlySet<string> = new Set(
  'push pop shift unshift splice sort reverse fill copyWithin set add delete clear setItem removeItem emit dispatch next write append appendChild remove'.split(
    ' ',
  ),
);
const CLOCKS = /^(?:Date\.now|performance\.now|Math\.random|crypto\.\w+|process\.hrtime)$/;
const RANDOM_NAME = /random|uuid|nanoid|cuid|ulid|^now$/i;

/** Answers for functions; each is read once. */
export class FunctionEffects<File> {
  readonly #known = new Map<Node, Effect>();
  readonly #outer: OuterNames<File>;

  constructor(outer: OuterNames<File>) {
    this.#outer = outer;
  }

  of(place: FunctionPlace<File>): Effect {
    const known = this.#known.get(place.node);
    if (known !== undefined) return known;
    this.#known.set(place.node, 'pure'); // one that calls itself adds nothing by that
    const effect = this.#read(place);
    this.#known.set(place.node, effect);
    return effect;
  }

  #read(place: FunctionPlace<File>): Effect {
    const locals = localNames(place.node);
    let worst: Effect = 'pure';
    traverseFast(place.node, (node) => {
      if (worst !== 'writes') worst = worse(worst, this.#effectOf(node, { place, locals }));
    });
    return worst;
  }

  #effectOf(node: Node, around: { place: FunctionPlace<File>; locals: ReadonlySet<string> }): Effect {
    switch (node.type) {
      case 'AssignmentExpression':
        return isOwn(node.left, around.locals) ? 'pure' : 'writes';
      case 'UpdateExpression':
        return isOwn(node.argument, around.locals) ? 'pure' : 'writes';
      case 'UnaryExpression':
        return node.operator === 'delete' && !isOwn(node.argument, around.locals) ? 'writes' : 'pure';
      case 'ThisExpression':
        return 'reads';
      case 'Identifier':
        return !around.locals.has(node.name) && this.#outer.isState(node.name, around.place) ? 'reads' : 'pure';
      case 'NewExpression':
        return isNow(node) ? 'reads' : 'pure';
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.#effectOfCall(node, around);
      default:
        return 'pure';
    }
  }

  #effectOfCall(
    node: CallExpression | OptionalCallExpression,
    { place, locals }: { place: FunctionPlace<File>; locals: ReadonlySet<string> },
  ): Effect {
    const callee = unwrapExpression(node.callee);
    if (callee.type === 'Identifier') return this.#effectOfName(callee, locals, place);
    if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return 'pure';
    const name = staticName(callee.property, callee.computed) ?? '';
    const object = unwrapExpression(callee.object);
    if (object.type === 'ThisExpression') return this.#effectOfMethod(name, place);
    if (object.type === 'Identifier' && CLOCKS.test(`${object.name}.${name}`)) return 'writes';
    return MUTATORS.has(name) && !isOwn(object, locals) ? 'writes' : 'pure';
  }

  #effectOfMethod(name: string, place: FunctionPlace<File>): Effect {
    const method = this.#outer.methodOf(name, place);
    return method === undefined ? 'writes' : this.of(method);
  }

  #effectOfName({ name }: Identifier, locals: ReadonlySet<string>, place: FunctionPlace<File>): Effect {
    if (locals.has(name)) return 'pure';
    const called = this.#outer.functionOf(name, place);
    if (called !== undefined) return this.of(called);
    return RANDOM_NAME.test(name) ? 'writes' : 'pure';
  }
}

/** `new Date()`. */
const isNow = ({ callee, arguments: args }: NewExpression): boolean =>
  callee.type === 'Identifier' && callee.name === 'Date' && args.length === 0;

export const worse = (left: Effect, right: Effect): Effect => {
  if (left === 'writes' || right === 'writes') return 'writes';
  return left === 'reads' || right === 'reads' ? 'reads' : 'pure';
};

/** Whether what an expression changes is a variable of the function; parts of its parameters belong to the caller. */
function isOwn(target: Node, locals: ReadonlySet<string>): boolean {
  const expression = unwrapExpression(target);
  switch (expression.type) {
    case 'Identifier':
      return locals.has(expression.name);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return isOwn(expression.object, locals);
    case 'CallExpression':
    case 'ArrayExpression':
    case 'ObjectExpression':
    case 'NewExpression':
      return true;
    default:
      return expression.type.endsWith('Pattern');
  }
}

/** What a function declares in itself, its parameters and the functions inside it included. */
function localNames(root: Node): ReadonlySet<string> {
  const names = new Set<string>();
  traverseFast(root, (node) => {
    for (const pattern of patternsIn(node)) for (const name of namesIn(pattern)) names.add(name);
    if (node.type === 'FunctionDeclaration' && node.id && node !== root) names.add(node.id.name);
  });
  return names;
}

/** What declares variables in a node. */
function patternsIn(node: Node): readonly Node[] {
  if (node.type === 'VariableDeclarator') return [node.id];
  if (node.type === 'CatchClause') return node.param ? [node.param] : [];
  return isFunction(node) ? node.params : [];
}
