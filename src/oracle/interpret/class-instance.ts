/** Objects of classes of the test's side. */
import { isClass, isFunction } from '@babel/types';
import type { Class, Function as FunctionNode, Node } from '@babel/types';
import { memberName, staticName } from '../../syntax/static-name.ts';
import { someNode } from '../reach/ancestors-of.ts';
import { member, object, propertyName } from '../terms/build-member.ts';
import { literal, UNDEFINED } from '../terms/make-term.ts';
import type { CallTerm, FunctionTerm, Term } from '../terms/term.ts';
import { bindParameters, methodIn, type FunctionCaller } from './call-function.ts';
import type { Interpreter } from './interpreter.ts';
import { Scope } from './scope.ts';

interface Instance extends CallTerm {
  readonly callee: FunctionTerm;
}

/** Reads members of objects whose class it knows. */
export class ClassInstances {
  readonly #fields = new WeakMap<Term, Term>();
  readonly #interpreter: Interpreter;
  readonly #functions: FunctionCaller;

  constructor(interpreter: Interpreter, functions: FunctionCaller) {
    this.#interpreter = interpreter;
    this.#functions = functions;
  }

  /** What a getter returns, or what the constructor put into a field; `undefined` for anything else. */
  memberOf(instance: Term, name: string): Term | undefined {
    if (instance.kind === 'function' && isClass(instance.node)) return this.#staticOf(instance, instance.node, name);
    if (!isInstance(instance) || !isClass(instance.callee.node)) return undefined;
    const { node } = instance.callee;
    const found = methodIn(node.body, name, false);
    const field =
      found === undefined || isLasting(found, node) ? fieldIn(this.#fieldsOf(instance, node), name) : undefined;
    if (found === undefined || (field !== undefined && isOfSubject(field))) return field;
    return this.#gotFrom(found, instance);
  }

  /** What a getter returns. */
  #gotFrom(found: Node, instance: Instance): Term | undefined {
    const around = this.#functions.scopeOf(instance.callee);
    if (around === undefined || !('kind' in found) || found.kind !== 'get') return undefined;
    return this.#functions.call({ callee: this.#interpreter.close(found, around), args: [], receiver: instance });
  }

  /** The value of a static field. */
  #staticOf(made: FunctionTerm, { body }: Class, name: string): Term | undefined {
    const around = this.#functions.scopeOf(made);
    const found = methodIn(body, name, true);
    const isField = found?.type === 'ClassProperty' || found?.type === 'ClassPrivateProperty';
    if (around === undefined || !isField || !found.value || isFunction(found.value)) return undefined;
    return this.#interpreter.evaluate(found.value, around);
  }

  #fieldsOf(instance: Instance, node: Class): Term {
    const known = this.#fields.get(instance);
    if (known !== undefined) return known;
    this.#fields.set(instance, object([])); // a constructor that reads its own object finds nothing yet
    const around = this.#functions.scopeOf(instance.callee);
    const { args } = instance;
    const fields =
      around === undefined
        ? object([])
        : this.#interpreter.log.muted(() => fieldsOfNew(node, { args, around, interpreter: this.#interpreter }));
    this.#fields.set(instance, fields);
    return fields;
  }
}

interface Construction {
  readonly args: readonly Term[];
  /** The scope around the class. */
  readonly around: Scope;
  readonly interpreter: Interpreter;
}

/** What a constructor, and what stands beside it, puts into the fields of a new object. */
export function fieldsOfNew({ body }: Class, { args, around, interpreter }: Construction): Term {
  const { journal } = interpreter;
  const scope = new Scope(around.file, around);
  const self = journal.declare(scope, 'this', object([]));
  const set = (name: string, value: Term): void =>
    journal.assign(
      self,
      object([
        { key: undefined, value: self.value },
        { key: literal(name), value },
      ]),
    );
  for (const { name, value } of body.body.flatMap(initialisedField)) set(name, interpreter.evaluate(value, scope));
  const constructor = methodIn(body, 'constructor', false);
  if (!isFunction(constructor) || constructor.body.type !== 'BlockStatement') return self.value;
  bindParameters(constructor, args, { scope, interpreter });
  for (const name of parameterProperties(constructor)) set(name, scope.own(name)?.value ?? UNDEFINED);
  interpreter.run(constructor.body.body, scope);
  return self.value;
}

/** A property of an object that a class gives a value. */
function initialisedField(property: Node): readonly { readonly name: string; readonly value: Node }[] {
  if (property.type !== 'ClassProperty' && property.type !== 'ClassPrivateProperty') return [];
  const name = staticName(property.key, false);
  return property.static || name === undefined || !property.value ? [] : [{ name, value: property.value }];
}

/** A field that holds what it was given first: it is read-only, or nothing in the class assigns it. */
function isLasting(property: Node, { body }: Class): boolean {
  if (property.type !== 'ClassProperty' && property.type !== 'ClassPrivateProperty') return false;
  const name = staticName(property.key, false);
  const isAssigned = (node: Node): boolean =>
    node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && memberName(node.left) === name;
  return property.readonly === true || !someNode(body, isAssigned);
}

/** Whether code under test made a value: what that keeps changes by its own calls only. */
const isOfSubject = (term: Term): boolean => term.kind === 'call' && term.callee.kind === 'declared';

const isInstance = (term: Term): term is Instance =>
  term.kind === 'call' && term.isNew && term.callee.kind === 'function';

function fieldIn(fields: Term, name: string): Term | undefined {
  const found = member(fields, literal(name));
  const isMissing = (found.kind === 'literal' && found.value === undefined) || propertyName(found) === name;
  return isMissing ? undefined : found;
}

/** `constructor(private readonly total: number)` declares a field. */
function parameterProperties({ params }: FunctionNode): readonly string[] {
  return params.flatMap((parameter) => {
    if (parameter.type !== 'TSParameterProperty') return [];
    const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    return target.type === 'Identifier' ? [target.name] : [];
  });
}
