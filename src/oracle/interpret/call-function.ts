/** Functions of the test's side (and those that code under test makes inside its own functions), read through where they are called. */
import type { ArrowFunctionExpression, ClassBody, Function as FunctionNode, Node } from '@babel/types';
import { isFunction, isNode } from '@babel/types';
import { staticName } from '../../syntax/static-name.ts';
import type { Step } from '../assertion.ts';
import { argumentAt } from '../terms/apply-lambda.ts';
import { array } from '../terms/build-member.ts';
import { makeLambda, UNDEFINED } from '../terms/make-term.ts';
import { asArguments, freshParameters } from '../terms/parameters.ts';
import type { FunctionTerm, LambdaTerm, Term } from '../terms/term.ts';
import { heldAtReturn, valueOf } from './completion.ts';
import type { Interpreter, Invocation } from './interpreter.ts';
import { Scope } from './scope.ts';

/** How deep calls may be nested, and how often a function may be inside itself. */
const MAX_DEPTH = 20;
const MAX_RECURSION = 2;

export interface FunctionCall {
  readonly callee: FunctionTerm;
  readonly args: readonly Term[];
  readonly receiver?: Term | undefined;
  /** How the log tells it; `undefined` when the step is told already. */
  readonly step?: Step | undefined;
}

/** Reads calls of functions whose variables it knows. */
export class FunctionCaller {
  readonly #closures = new WeakMap<FunctionTerm, Scope>();
  readonly #active: Node[] = [];
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  remember(term: FunctionTerm, scope: Scope): void {
    this.#closures.set(term, scope);
  }

  /** The scope around a function. */
  scopeOf(term: FunctionTerm): Scope | undefined {
    return this.#closures.get(term);
  }

  /** The value of a call; `undefined` when the function cannot be read through: a generator, a class, or too deep inside itself. */
  call(request: FunctionCall): Term | undefined {
    return this.#enter(request, (_, value) => value);
  }

  /** What the receiver of a call is afterwards. */
  objectAfter(request: FunctionCall): Term | undefined {
    return this.#enter(request, (scope) => scope.find('this')?.value);
  }

  #enter<Result>(
    { callee, args, receiver, step }: FunctionCall,
    result: (scope: Scope, value: Term) => Result,
  ): Result | undefined {
    const { node } = callee;
    const around = this.#closures.get(callee);
    if (around === undefined || !isFunction(node) || node.generator === true || this.#isTooDeep(node)) return undefined;
    const scope = new Scope(around.file, around);
    this.#active.push(node);
    try {
      return this.#interpreter.log.within(step, () => {
        if (node.type !== 'ArrowFunctionExpression')
          this.#interpreter.journal.declare(scope, 'this', receiver ?? UNDEFINED);
        bindParameters(node, args, { scope, interpreter: this.#interpreter });
        return result(scope, this.#runBody(node, scope));
      });
    } finally {
      this.#active.pop();
    }
  }

  #isTooDeep(node: Node): boolean {
    return this.#active.length >= MAX_DEPTH || this.#active.filter((other) => other === node).length >= MAX_RECURSION;
  }

  #runBody(node: FunctionNode, scope: Scope): Term {
    const { body } = node;
    if (isExpressionBody(node)) return this.#interpreter.evaluate(body, scope, 'returned');
    const { journal } = this.#interpreter;
    const completion = journal.inFrame(
      () => this.#interpreter.run(body.type === 'BlockStatement' ? body.body : [], scope),
      (end, before) => {
        if (end.kind !== 'branch') return;
        for (const [variable, previous] of before) {
          const held = heldAtReturn(end, { variable, atEnd: variable.value, before: previous });
          if (held !== undefined && held !== variable.value) journal.assign(variable, held);
        }
      },
    );
    return valueOf(completion);
  }

  /** What a function does with arguments that are not known. */
  lambda(callee: FunctionTerm, step?: Step, receiver?: Term): LambdaTerm | undefined {
    const { node } = callee;
    if (!isFunction(node)) return undefined;
    const parameters = freshParameters(node);
    const body = this.call({ callee, args: asArguments(parameters), step, receiver });
    return body === undefined ? undefined : makeLambda(parameters, body);
  }
}

/** Gives a call's arguments to the parameters of a function. */
export function bindParameters(
  { params }: FunctionNode,
  args: readonly Term[],
  { scope, interpreter }: { readonly scope: Scope; readonly interpreter: Interpreter },
): void {
  params.forEach((parameter, index) => {
    const value = parameter.type === 'RestElement' ? array(args.slice(index)) : argumentAt(args, index);
    interpreter.bind(parameter, value, { scope, mode: 'declare' });
  });
}

const isExpressionBody = (node: FunctionNode): node is ArrowFunctionExpression & { body: Node } =>
  node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement';

/** A method of a class, by its name. */
export function methodIn(body: ClassBody, name: string, isStatic: boolean): Node | undefined {
  return body.body.find((candidate) => {
    const isMethod = candidate.type === 'ClassMethod' || candidate.type === 'ClassPrivateMethod';
    const isProperty = candidate.type === 'ClassProperty' || candidate.type === 'ClassPrivateProperty';
    if (!isMethod && !isProperty) return false;
    const isComputed = 'computed' in candidate && candidate.computed;
    return candidate.static === isStatic && staticName(candidate.key, isComputed) === name;
  });
}

/** What a decorator makes of a method or a class is not written in it. */
export const isDecorated = (node: Node | undefined): boolean =>
  node !== undefined && 'decorators' in node && (node.decorators?.length ?? 0) > 0;

/** The function that a member of a class is, or holds. */
export function functionOf(method: Node): Node {
  return (method.type === 'ClassProperty' || method.type === 'ClassPrivateProperty') && method.value
    ? method.value
    : method;
}

/** The step into a function of the test's side. */
export const callStep = (callee: FunctionTerm, { site, use }: Pick<Invocation, 'site' | 'use'>): Step => ({
  kind: 'call',
  name: nameOf(callee.node),
  callee: callee.node,
  use,
  site,
});

function nameOf(node: Node): string {
  if ('id' in node && node.id?.type === 'Identifier') return node.id.name;
  return 'key' in node && isNode(node.key) ? (staticName(node.key, false) ?? '') : '';
}
