import type {
  CallExpression,
  ImportExpression,
  NewExpression,
  Node,
  OptionalCallExpression,
  TaggedTemplateExpression,
} from '@babel/types';
import { unwrapExpression } from '../../syntax/unwrap-expression.ts';
import type { Site } from '../assertion.ts';
import { append, array, propertyName, spread } from '../terms/build-member.ts';
import { isOperation } from '../terms/build-operation.ts';
import { freshUnknown, literal, makeArray, makeOperation } from '../terms/make-term.ts';
import type { CallTerm, Term } from '../terms/term.ts';
import { assignTo } from './evaluate-assignment.ts';
import { evaluateItem } from './evaluate-value.ts';
import type { Place } from './place.ts';

export function evaluateCall(node: CallExpression | OptionalCallExpression, place: Place): Term {
  const { interpreter, scope, use } = place;
  if (node.callee.type === 'Import' || node.callee.type === 'Super') return freshUnknown();
  const callee = interpreter.evaluate(node.callee, scope);
  const args = node.arguments.map((argument) => evaluateItem(argument, place));
  const required = requiredModule(callee, args, place);
  if (required !== undefined) return required;
  const site: Site = { file: scope.file, node };
  const value = interpreter.call({ callee, args, isNew: false, site, use });
  changeReceiver({ callee, args, value, receiver: receiverOf(node.callee) }, place);
  return value;
}

export function evaluateNew(node: NewExpression, place: Place): Term {
  const { interpreter, scope, use } = place;
  const callee = interpreter.evaluate(node.callee, scope);
  const args = node.arguments.map((argument) => evaluateItem(argument, place));
  return interpreter.call({ callee, args, isNew: true, site: { file: scope.file, node }, use });
}

/** The texts come first, then the values, as the function gets them. */
export function evaluateTagged(node: TaggedTemplateExpression, place: Place): Term {
  const { interpreter, scope, use } = place;
  const callee = interpreter.evaluate(node.tag, scope);
  const texts = node.quasi.quasis.map(({ value }) => literal(value.cooked ?? value.raw));
  const values = node.quasi.expressions.map((expression) => interpreter.evaluate(expression, scope));
  const args = [makeArray(texts), ...values];
  return interpreter.call({ callee, args, isNew: false, site: { file: scope.file, node }, use });
}

export function evaluateImport({ source }: ImportExpression, { interpreter, scope }: Place): Term {
  const specifier = interpreter.evaluate(source, scope);
  if (specifier.kind !== 'literal' || typeof specifier.value !== 'string') return freshUnknown();
  const file = interpreter.resolve(scope.file, specifier.value);
  return file === undefined ? interpreter.dependencyModule(specifier.value) : interpreter.module(file);
}

function requiredModule(callee: Term, args: readonly Term[], { interpreter, scope }: Place): Term | undefined {
  const [specifier] = args;
  if (callee.kind !== 'global' || callee.name !== 'require' || specifier?.kind !== 'literal') return undefined;
  const file = interpreter.resolve(scope.file, String(specifier.value));
  return file === undefined ? interpreter.dependencyModule(String(specifier.value)) : interpreter.module(file);
}

/** The expression that a method is called on. */
function receiverOf(callee: Node): Node | undefined {
  const expression = unwrapExpression(callee);
  const isMember = expression.type === 'MemberExpression' || expression.type === 'OptionalMemberExpression';
  return isMember ? expression.object : undefined;
}

interface MethodCall {
  readonly callee: Term;
  readonly args: readonly Term[];
  readonly value: Term;
  readonly receiver: Node | undefined;
}

/** What methods of lists, maps and sets leave in the variable that they are called on. */
function changeReceiver({ callee, args, value, receiver }: MethodCall, place: Place): void {
  if (receiver === undefined || callee.kind !== 'member') return;
  const changed = afterMethod(callee.object, { name: propertyName(callee) ?? '', args, value });
  if (changed !== undefined) assignTo(receiver, changed, place);
}

function afterMethod(
  before: Term,
  { name, args, value }: { readonly name: string; readonly args: readonly Term[]; readonly value: Term },
): Term | undefined {
  if (before.kind === 'declared' || before.kind === 'dependency' || before.kind === 'global') return undefined;
  switch (name) {
    case 'push':
      return args.some((arg) => isOperation(arg, 'spread'))
        ? array([spread(before), ...args])
        : args.reduce(append, before);
    case 'unshift':
      return array([...args, spread(before)]);
    case 'sort':
    case 'reverse':
      return value;
    case 'set':
    case 'add':
      return isContainer(before) ? value : undefined;
    case 'pop':
    case 'shift':
    case 'splice':
    case 'delete':
    case 'clear':
    case 'fill':
      return isContainer(before) || before.kind === 'array'
        ? makeOperation(`after ${name}`, [before, ...args])
        : undefined;
    default:
      return undefined;
  }
}

/** A `Map` or a `Set` with what was put into it so far. */
function isContainer(term: Term): boolean {
  if (term.kind === 'operation' && term.operator.startsWith('after ')) return true;
  if (term.kind === 'fold') return term.accumulators.every(({ start }) => isContainer(start));
  return term.kind === 'call' ? isMadeContainer(term) : isHeldContainer(term);
}

/** What an object keeps is taken for a map or a set if it is asked as one. */
function isHeldContainer(term: Term): boolean {
  if (term.kind === 'bound') return term.role === 'accumulator';
  return term.kind === 'member' && term.object.kind === 'bound' && term.object.role === 'this';
}

function isMadeContainer(term: CallTerm): boolean {
  if (term.isNew) return term.callee.kind === 'global' && /^(?:Weak)?(?:Map|Set)$/.test(term.callee.name);
  return term.callee.kind === 'member' && isContainer(term.callee.object);
}
