/** What functions, objects and constants of the code under test are, read once each and without leaving a trace. */
import { isFunction } from '@babel/types';
import type { Node } from '@babel/types';
import type { FilePath } from '../../model/ids.ts';
import { isDecorated } from '../interpret/call-function.ts';
import { fieldsOfNew } from '../interpret/class-instance.ts';
import type { ProjectInterpreter } from '../interpret/project-interpreter.ts';
import { enumValue } from '../interpret/run-statements.ts';
import { Scope } from '../interpret/scope.ts';
import { asArguments, freshParameters } from '../terms/parameters.ts';
import { freshBound, makeLambda, makeObject } from '../terms/make-term.ts';
import type { BoundTerm, FunctionTerm, LambdaTerm, Term } from '../terms/term.ts';
import type { ClassPlace, Method, MethodFinder } from './find-method.ts';

/** How many steps reading one function may take. */
const MAX_STEPS = 8_000;

/** What a function returns, in terms of its parameters and of what it is called on. */
export interface Meaning {
  readonly lambda: LambdaTerm;
  readonly receiver: BoundTerm;
}

export class MethodMeanings {
  readonly #interpreter: ProjectInterpreter;
  readonly #finder: MethodFinder;
  readonly #meanings = new Map<Node, Meaning | undefined>();
  readonly #constants = new Map<Node, Term | undefined>();
  readonly #fields = new Map<Node, LambdaTerm | undefined>();
  readonly #after = new Map<Node, Term | undefined>();

  constructor(interpreter: ProjectInterpreter, finder: MethodFinder) {
    this.#interpreter = interpreter;
    this.#finder = finder;
  }

  /** One that calls itself keeps that call. */
  meaningOf(method: Method): Meaning | undefined {
    return once(this.#meanings, method.node, () => this.#readMeaning(method));
  }

  /** One that is defined by itself has no value. */
  constantAt(node: Node, file: FilePath): Term | undefined {
    const interpreter = this.#interpreter;
    return once(this.#constants, node, () => {
      const scope = new Scope(file);
      return this.#quietly(() =>
        node.type === 'TSEnumDeclaration' ? enumValue(node, scope, interpreter) : interpreter.evaluate(node, scope),
      );
    });
  }

  /** What a method makes of its object, in terms of its parameters and of what the object was. */
  objectAfter(method: Method): Term | undefined {
    const { node, file } = method;
    return once(this.#after, node, () => {
      const meaning = this.meaningOf(method);
      if (meaning === undefined) return undefined;
      const { lambda, receiver } = meaning;
      const object = makeObject([{ key: undefined, value: receiver }]);
      return this.#quietly(() =>
        this.#interpreter.functions.objectAfter({
          callee: this.#closed(node, file, object),
          args: asArguments(lambda.parameters),
          receiver: object,
        }),
      );
    });
  }

  /** The fields of a new object, in terms of the parameters of its constructor. */
  fieldsOf({ node, file }: ClassPlace): LambdaTerm | undefined {
    return once(this.#fields, node, () => {
      const constructor = node.body.body.find((member) => 'kind' in member && member.kind === 'constructor');
      const parameters = constructor && isFunction(constructor) ? freshParameters(constructor) : [];
      const around = new Scope(file);
      const fields = this.#quietly(() =>
        fieldsOfNew(node, { args: asArguments(parameters), around, interpreter: this.#interpreter }),
      );
      return fields && makeLambda(parameters, fields);
    });
  }

  /** What a function of the test's side does. */
  lambdaOf(term: FunctionTerm): LambdaTerm | undefined {
    return this.#quietly(() => this.#interpreter.functions.lambda(term));
  }

  #readMeaning({ node, file, owner }: Method): Meaning | undefined {
    if (!isFunction(node) || isDecorated(node) || isDecorated(owner)) return undefined;
    const receiver = freshBound('this');
    if (owner) this.#finder.isReceiver(receiver, { node: owner, file });
    const lambda = this.#quietly(() =>
      this.#interpreter.functions.lambda(this.#closed(node, file, receiver), undefined, receiver),
    );
    return lambda && { lambda, receiver };
  }

  /** An arrow function finds its object around it. */
  #closed(node: Node, file: FilePath, object: Term): FunctionTerm {
    const scope = new Scope(file);
    if (node.type === 'ArrowFunctionExpression') this.#interpreter.journal.declare(scope, 'this', object);
    return this.#interpreter.close(node, scope);
  }

  /** Reads without leaving a trace in the log or in variables. */
  #quietly<Result>(action: () => Result): Result | undefined {
    const { journal, log } = this.#interpreter;
    const { mark } = journal;
    try {
      return this.#interpreter.withSteps(MAX_STEPS, () => log.muted(action));
    } finally {
      journal.rollBack(mark);
    }
  }
}

/** Nothing, while it is being read. */
function once<Value>(
  known: Map<Node, Value | undefined>,
  node: Node,
  read: () => Value | undefined,
): Value | undefined {
  if (!known.has(node)) {
    known.set(node, undefined);
    known.set(node, read());
  }
  return known.get(node);
}
