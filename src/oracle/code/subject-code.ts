/** Answers questions about the code under test. */
import { isClass, isFunction } from '@babel/types';
import type { Class, Node } from '@babel/types';
import type { FilePath } from '../../model/ids.ts';
import { staticName } from '../../syntax/static-name.ts';
import type { Site } from '../assertion.ts';
import { applyLambda, functionOf, isDecorated, methodIn } from '../interpret/call-function.ts';
import type { ProjectInterpreter } from '../interpret/project-interpreter.ts';
import { enumValue } from '../interpret/run-statements.ts';
import { Scope } from '../interpret/scope.ts';
import type { TopLevel } from '../modules/module-record.ts';
import type { ProjectModules } from '../modules/project-modules.ts';
import type { CalledFunction } from '../oracle-rule.ts';
import { propertyName } from '../terms/build-member.ts';
import { freshBound, makeLambda } from '../terms/make-term.ts';
import { substitute } from '../terms/rewrite-term.ts';
import type { BoundTerm, CallTerm, DeclaredTerm, LambdaTerm, MemberTerm, Term } from '../terms/term.ts';
import { FunctionEffects, type Effect } from './function-effects.ts';
import { outsideEffect } from './outside-effect.ts';

/** How many steps reading one function may take. */
const MAX_STEPS = 8_000;

interface Method {
  readonly name: string;
  readonly file: FilePath;
  readonly node: Node;
  readonly owner: Class | undefined;
}

/** What a function returns, in terms of its parameters and of what it is called on. */
interface Meaning {
  readonly lambda: LambdaTerm;
  readonly receiver: BoundTerm;
}

export class SubjectCode {
  readonly #modules: ProjectModules;
  readonly #isSubject: (file: FilePath) => boolean;
  readonly #effects: FunctionEffects<FilePath>;
  readonly #meanings = new Map<Node, Meaning | undefined>();
  readonly #constants = new Map<Node, Term | undefined>();
  readonly #owners = new Map<Node, Class>();
  readonly #functions = new Map<FilePath, readonly CalledFunction[]>();
  /** Rules ask for the same calls again and again. */
  readonly #unfolded = new WeakMap<CallTerm | MemberTerm, Term>();
  #interpreter: ProjectInterpreter | undefined;

  constructor(modules: ProjectModules, isSubject: (file: FilePath) => boolean) {
    this.#modules = modules;
    this.#isSubject = isSubject;
    this.#effects = new FunctionEffects<FilePath>({
      functionOf: (name, { file }) => this.#functionNamed(file, name),
      isState: (name, { file }) => this.#isState(file, name),
      methodOf: (name, { file, node }) => {
        const owner = this.#owners.get(node);
        if (owner === undefined) return undefined;
        const method = methodIn(owner.body, name, false);
        return method && this.#owned(method, { owner, file, name });
      },
    });
  }

  /** The interpreter reads the code for this; it asks this, in turn, for effects. */
  connect(interpreter: ProjectInterpreter): void {
    this.#interpreter = interpreter;
  }

  declarationOf({ file, name }: DeclaredTerm): Site | undefined {
    const found = this.#modules.declaration(file, name);
    return found && { file, node: found.node };
  }

  constantOf({ file, name }: DeclaredTerm): Term | undefined {
    const found = this.#modules.declaration(file, name);
    if (found === undefined || (found.kind !== 'const' && found.kind !== 'enum')) return undefined;
    if (!this.#constants.has(found.node)) {
      this.#constants.set(found.node, undefined); // a constant defined by itself has no value
      this.#constants.set(found.node, this.#readConstant(found.node, file));
    }
    return this.#constants.get(found.node);
  }

  #readConstant(node: Node, file: FilePath): Term | undefined {
    const interpreter = this.#interpreter;
    const scope = new Scope(file);
    return interpreter?.withSteps(MAX_STEPS, () =>
      this.#quietly(() =>
        node.type === 'TSEnumDeclaration' ? enumValue(node, scope, interpreter) : interpreter.evaluate(node, scope),
      ),
    );
  }

  calledBy(call: CallTerm): CalledFunction | undefined {
    const method = this.#methodOf(call);
    return method && this.#described(method);
  }

  /** Every function and method that a file declares at its top level. */
  functionsIn(file: FilePath): readonly CalledFunction[] {
    const known = this.#functions.get(file);
    if (known !== undefined) return known;
    const declarations = this.#modules.record(file)?.declarations ?? new Map<string, TopLevel>();
    const methods = [...declarations].flatMap(([name, { node }]) => this.#methodsOf(node, { file, name }));
    const functions = methods.map((method) => this.#described(method));
    this.#functions.set(file, functions);
    return functions;
  }

  #methodsOf(node: Node, { file, name }: { readonly file: FilePath; readonly name: string }): readonly Method[] {
    if (isFunction(node)) return [{ name, file, node, owner: undefined }];
    const members = isClass(node) ? node.body.body : [];
    return members.flatMap((member) => {
      const key = 'key' in member ? staticName(member.key, false) : undefined;
      const method =
        key === undefined || !isClass(node) ? undefined : this.#owned(member, { owner: node, file, name: key });
      return method ? [method] : [];
    });
  }

  #described(method: Method): CalledFunction {
    const { name, file, node } = method;
    return { name, site: { file, node }, meaning: this.#meaningOf(method)?.lambda };
  }

  /** What the called function, or a getter that is read, returns, the calls inside it left as they are. */
  unfold(term: CallTerm | MemberTerm): Term | undefined {
    const known = this.#unfolded.get(term);
    if (known !== undefined) return known;
    const method = term.kind === 'call' ? this.#methodOf(term) : this.#getterOf(term);
    const meaning = method && this.#meaningOf(method);
    const value = meaning && appliedTo(term, meaning);
    if (value !== undefined) this.#unfolded.set(term, value);
    return value;
  }

  #getterOf(term: MemberTerm): Method | undefined {
    const name = propertyName(term);
    const method = name === undefined ? undefined : this.#methodOfObject(term.object, name, MAX_HOPS);
    return method !== undefined && 'kind' in method.node && method.node.kind === 'get' ? method : undefined;
  }

  /** Whether calling it twice gives the same. */
  effectOf(call: CallTerm): Effect {
    const method = this.#methodOf(call);
    return method === undefined ? outsideEffect(call) : this.#effects.of(method);
  }

  /** The function that a call runs, if it is of the code under test and it is known which. */
  #methodOf({ callee, isNew }: CallTerm): Method | undefined {
    if (isNew) return undefined;
    if (callee.kind === 'declared') return this.#functionNamed(callee.file, callee.name);
    const name = propertyName(callee);
    if (callee.kind !== 'member' || name === undefined) return undefined;
    return this.#methodOfObject(callee.object, name, MAX_HOPS);
  }

  #methodOfObject(object: Term, name: string, hops: number): Method | undefined {
    if (hops === 0) return undefined;
    const next = (inner: Term): Method | undefined => this.#methodOfObject(inner, name, hops - 1);
    switch (object.kind) {
      case 'declared':
        return this.#memberNamed(object, name);
      case 'bound': {
        const owner = this.#classes.get(object);
        return owner && this.#methodInClass(owner.node, owner.file, { name, isStatic: false });
      }
      case 'choice':
        return next(object.then) ?? next(object.otherwise);
      case 'call': {
        if (object.isNew) return this.#methodOfInstance(object.callee, name);
        const made = this.unfold(object);
        return made && next(made);
      }
      default:
        return undefined;
    }
  }

  #methodOfInstance(made: Term, name: string): Method | undefined {
    const found = made.kind === 'declared' ? this.#classNamed(made) : undefined;
    return found && this.#methodInClass(found.node, found.file, { name, isStatic: false });
  }

  #classNamed({ file, name }: DeclaredTerm): { readonly node: Class; readonly file: FilePath } | undefined {
    const node = this.#modules.declaration(file, name)?.node;
    return isClass(node) ? { node, file } : undefined;
  }

  readonly #classes = new WeakMap<BoundTerm, { readonly node: Class; readonly file: FilePath }>();

  /** A static method, or a function in a constant object. */
  #memberNamed({ file, name: owner }: DeclaredTerm, name: string): Method | undefined {
    const found = this.#modules.declaration(file, owner);
    if (found === undefined) return undefined;
    if (isClass(found.node)) return this.#methodInClass(found.node, file, { name, isStatic: true });
    if (found.node.type !== 'ObjectExpression') return undefined;
    for (const property of found.node.properties) {
      if (property.type === 'SpreadElement' || staticName(property.key, property.computed) !== name) continue;
      const node = property.type === 'ObjectMethod' ? property : property.value;
      if (isFunction(node)) return { name: `${owner}.${name}`, file, node, owner: undefined };
    }
    return undefined;
  }

  #methodInClass(
    node: Class,
    file: FilePath,
    { name, isStatic }: { readonly name: string; readonly isStatic: boolean },
  ): Method | undefined {
    const method = methodIn(node.body, name, isStatic);
    if (method !== undefined) return this.#owned(method, { owner: node, file, name });
    if (node.superClass?.type !== 'Identifier') return undefined;
    const parent = this.#interpreter?.lookUp(node.superClass.name, new Scope(file));
    const found = parent?.kind === 'declared' ? this.#classNamed(parent) : undefined;
    return found === undefined || found.node === node
      ? undefined
      : this.#methodInClass(found.node, found.file, { name, isStatic });
  }

  #owned(
    method: Node,
    { owner, file, name }: { readonly owner: Class; readonly file: FilePath; readonly name: string },
  ): Method | undefined {
    const node = functionOf(method);
    if (!isFunction(node)) return undefined;
    this.#owners.set(node, owner);
    return { name: `${owner.id?.name ?? 'default'}.${name}`, file, node, owner };
  }

  #functionNamed(file: FilePath, name: string): Method | undefined {
    const found = this.#modules.declaration(file, name);
    if (found === undefined) {
      const term = this.#isSubject(file) ? this.#interpreter?.lookUp(name, new Scope(file)) : undefined;
      return term?.kind === 'declared' && term.file !== file ? this.#functionNamed(term.file, term.name) : undefined;
    }
    if (!this.#isSubject(file) || !isFunction(found.node)) return undefined;
    return { name, file, node: found.node, owner: undefined };
  }

  /** A variable that is assigned, or a container that starts empty and so is there to be filled. */
  #isState(file: FilePath, name: string): boolean {
    const found = this.#modules.declaration(file, name);
    if (found === undefined) return false;
    if (found.kind === 'let') return true;
    if (found.node.type === 'ArrayExpression') return found.node.elements.length === 0;
    if (found.node.type === 'ObjectExpression') return found.node.properties.length === 0;
    return found.kind === 'const' && found.node.type === 'NewExpression' && found.node.arguments.length === 0;
  }

  #meaningOf(method: Method): Meaning | undefined {
    if (!this.#meanings.has(method.node)) {
      this.#meanings.set(method.node, undefined); // one that calls itself keeps that call
      this.#meanings.set(method.node, this.#readMeaning(method));
    }
    return this.#meanings.get(method.node);
  }

  #readMeaning({ node, file, owner }: Method): Meaning | undefined {
    const interpreter = this.#interpreter;
    if (interpreter === undefined || !isFunction(node) || isDecorated(node) || isDecorated(owner)) return undefined;
    const receiver = freshBound('this');
    if (owner) this.#classes.set(receiver, { node: owner, file });
    const scope = new Scope(file);
    if (node.type === 'ArrowFunctionExpression') interpreter.journal.declare(scope, 'this', receiver);
    const lambda = interpreter.withSteps(MAX_STEPS, () =>
      this.#quietly(() => interpreter.functions.lambda(interpreter.close(node, scope), undefined, receiver)),
    );
    return lambda && { lambda: makeLambda(lambda.parameters, lambda.body), receiver };
  }

  /** Reads without leaving a trace in the log or in variables. */
  #quietly<Result>(action: () => Result): Result | undefined {
    const interpreter = this.#interpreter;
    if (interpreter === undefined) return undefined;
    const { mark } = interpreter.journal;
    try {
      return interpreter.log.muted(action);
    } finally {
      interpreter.journal.rollBack(mark);
    }
  }
}

/** How many values are looked through to find an object's class. */
const MAX_HOPS = 4;

/** What a call or a getter gives, by the meaning of the function that it runs. */
function appliedTo(term: CallTerm | MemberTerm, { lambda, receiver }: Meaning): Term {
  const [callee, args] = term.kind === 'call' ? [term.callee, term.args] : [term, []];
  const value = applyLambda(lambda, args);
  const object = callee.kind === 'member' ? callee.object : undefined;
  return object === undefined ? value : substitute(value, (term) => (term === receiver ? object : undefined));
}
