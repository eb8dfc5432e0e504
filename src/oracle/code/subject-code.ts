/** Answers questions about the code under test. */
import type { FilePath } from '../../model/ids.ts';
import type { Site } from '../assertion.ts';
import type { KnownCode, KnownFunction } from '../evaluate/evaluation.ts';
import { applyLambda } from '../terms/apply-lambda.ts';
import type { ProjectInterpreter } from '../interpret/project-interpreter.ts';
import { Scope } from '../interpret/scope.ts';
import type { ProjectModules } from '../modules/project-modules.ts';
import type { CalledFunction } from '../oracle-rule.ts';
import { substitute } from '../terms/rewrite-term.ts';
import type { CallTerm, DeclaredTerm, MemberTerm, Term } from '../terms/term.ts';
import { isGetter, MethodFinder, type Method } from './find-method.ts';
import { FunctionEffects, type Effect } from './function-effects.ts';
import { MethodMeanings, type Meaning } from './method-meanings.ts';
import { outsideEffect } from './outside-effect.ts';

export class SubjectCode {
  readonly #modules: ProjectModules;
  readonly #effects: FunctionEffects<FilePath>;
  readonly #finder: MethodFinder;
  readonly #functions = new Map<FilePath, readonly CalledFunction[]>();
  /** Rules ask for the same calls again and again. */
  readonly #unfolded = new WeakMap<CallTerm | MemberTerm, Term>();
  #interpreter: ProjectInterpreter | undefined;
  #meanings: MethodMeanings | undefined;

  constructor(modules: ProjectModules, isSubject: (file: FilePath) => boolean) {
    this.#modules = modules;
    this.#finder = new MethodFinder({
      modules,
      isSubject,
      lookUp: (name, file) => this.#interpreter?.lookUp(name, new Scope(file)),
      unfold: (call) => this.unfold(call),
    });
    this.#effects = new FunctionEffects<FilePath>({
      functionOf: (name, { file }) => this.#finder.functionNamed(file, name),
      isState: (name, { file }) => this.#isState(file, name),
      methodOf: (name, place) => this.#finder.siblingOf(name, place),
    });
  }

  /** The interpreter reads the code for this; it asks this, in turn, for effects. */
  connect(interpreter: ProjectInterpreter): void {
    this.#interpreter = interpreter;
    this.#meanings = new MethodMeanings(interpreter, this.#finder);
  }

  declarationOf({ file, name }: DeclaredTerm): Site | undefined {
    const found = this.#modules.declaration(file, name);
    return found && { file, node: found.node };
  }

  constantOf({ file, name }: DeclaredTerm): Term | undefined {
    const found = this.#modules.declaration(file, name);
    if (found === undefined || (found.kind !== 'const' && found.kind !== 'enum')) return undefined;
    return this.#meanings?.constantAt(found.node, file);
  }

  calledBy(call: CallTerm): CalledFunction | undefined {
    const method = this.#finder.methodOf(call);
    return method && this.#described(method);
  }

  /** Every function and method that a file declares at its top level. */
  functionsIn(file: FilePath): readonly CalledFunction[] {
    const known = this.#functions.get(file);
    if (known !== undefined) return known;
    const functions = this.#finder.methodsIn(file).map((method) => this.#described(method));
    this.#functions.set(file, functions);
    return functions;
  }

  #described(method: Method): CalledFunction {
    const { name, file, node } = method;
    return { name, site: { file, node }, meaning: this.#meanings?.meaningOf(method)?.lambda };
  }

  /** What the called function, or a getter that is read, returns, the calls inside it left as they are. */
  unfold(term: CallTerm | MemberTerm): Term | undefined {
    const known = this.#unfolded.get(term);
    if (known !== undefined) return known;
    const method = term.kind === 'call' ? this.#finder.methodOf(term) : this.#finder.getterOf(term);
    const meaning = method && this.#meanings?.meaningOf(method);
    const value = meaning && appliedTo(term, meaning);
    if (value !== undefined) this.#unfolded.set(term, value);
    return value;
  }

  /** Whether calling it twice gives the same. */
  effectOf(call: CallTerm): Effect {
    const method = this.#finder.methodOf(call);
    return method === undefined ? outsideEffect(call) : this.#effects.of(method);
  }

  /** The code as one needs it to work values out. */
  get known(): KnownCode {
    return {
      constantOf: (term) => this.constantOf(term),
      functionOf: ({ file, name }) => this.#known(this.#finder.functionNamed(file, name)),
      methodOf: (made, name) => this.#known(this.#finder.methodOfInstance(made, name)),
      memberOf: (owner, name) => this.#known(this.#finder.memberNamed(owner, name)),
      fieldsOf: (made) => {
        const found = this.#finder.classNamed(made);
        return found && this.#meanings?.fieldsOf(found);
      },
      lambdaOf: (term) => this.#meanings?.lambdaOf(term),
    };
  }

  #known(method: Method | undefined): KnownFunction | undefined {
    const meanings = this.#meanings;
    const meaning = method && meanings?.meaningOf(method);
    if (method === undefined || meanings === undefined || meaning === undefined) return undefined;
    return {
      meaning: meaning.lambda,
      receiver: meaning.receiver,
      isGetter: isGetter(method),
      after: () => meanings.objectAfter(method),
    };
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
}

/** What a call or a getter gives, by the meaning of the function that it runs. */
function appliedTo(term: CallTerm | MemberTerm, { lambda, receiver }: Meaning): Term {
  const [callee, args] = term.kind === 'call' ? [term.callee, term.args] : [term, []];
  const value = applyLambda(lambda, args);
  const object = callee.kind === 'member' ? callee.object : undefined;
  return object === undefined ? value : substitute(value, (part) => (part === receiver ? object : undefined));
}
