import { globalPath } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import type { BoundTerm, CallTerm, DeclaredTerm, LambdaTerm, LiteralTerm, MemberTerm, Term } from '../terms/term.ts';
import { globalValue, madeBy } from './builtins.ts';
import {
  Instance,
  isCallable,
  isRecord,
  NEXT_ELEMENT,
  NotEvaluable,
  ThrownInside,
  type Callable,
  type Environment,
  type Evaluation,
  type Held,
  type KnownCode,
  type KnownFunction,
} from './evaluation.ts';
import { evaluateOperation, nameRead } from './evaluate-operation.ts';
import { bindings, itemsOf, objectOf } from './evaluate-parts.ts';
import { callMethod, partOfList } from './methods.ts';
import { runFold } from './run-fold.ts';
import { Trace } from './trace.ts';

/** How much one value may take. */
const MAX_STEPS = 25_000;
const MAX_DEPTH = 120;

export interface Inputs {
  /** What a literal stands for; itself, unless told. */
  readonly literal: (term: LiteralTerm) => unknown;
  /** What a value is that varies outside of the term; throws where nobody knows. */
  readonly bound: (term: BoundTerm, evaluator: Evaluator) => Held;
}

export interface Traced {
  readonly value: unknown;
  readonly trace: Trace;
}

/** Works terms out; what calls gave that were made in order is remembered. */
export class Evaluator implements Evaluation {
  readonly #code: KnownCode;
  readonly #inputs: Inputs;
  readonly #made = new Map<string, Traced>();
  #trace = new Trace();
  #isInside = false;
  #steps = 0;
  #depth = 0;

  constructor(code: KnownCode, inputs: Inputs) {
    this.#code = code;
    this.#inputs = inputs;
  }

  /** Makes a call of the test now; later the same call is what it gave. */
  replay(call: CallTerm, env: Environment): void {
    this.#remember(call, env);
  }

  #remember(call: CallTerm, env: Environment): unknown {
    const outer = this.#trace;
    this.#trace = new Trace();
    try {
      this.#made.delete(call.key);
      const value = this.#call(call, env);
      this.#made.set(call.key, { value, trace: this.#trace });
      return value;
    } finally {
      outer.add(this.#trace);
      this.#trace = outer;
    }
  }

  readonly step = (): void => {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) throw new NotEvaluable('too long');
  };

  readonly noted = (value: unknown): unknown => {
    this.#trace.noted(value, this.#isInside);
    return value;
  };

  readonly compared = (left: unknown, right: unknown): void => {
    this.#trace.compared([left, right], this.#isInside);
  };

  /** The value with the way to it. */
  traced(term: Term): Traced {
    const outer = this.#trace;
    this.#trace = new Trace();
    try {
      return { value: this.evaluate(term, new Map()), trace: this.#trace };
    } finally {
      this.#trace = outer;
    }
  }

  readonly holds = (term: Term, env: Environment): boolean => Boolean(this.evaluate(term, env));

  readonly evaluate = (term: Term, env: Environment): unknown => {
    this.step();
    if (this.#depth > MAX_DEPTH) throw new NotEvaluable('too deep');
    this.#depth += 1;
    try {
      return this.#value(term, env);
    } finally {
      this.#depth -= 1;
    }
  };

  #value(term: Term, env: Environment): unknown {
    switch (term.kind) {
      case 'literal':
        return this.#inputs.literal(term);
      case 'bound':
        return (env.get(term) ?? this.#inputs.bound(term, this)).value;
      case 'choice':
        return this.evaluate(this.holds(term.test, env) ? term.then : term.otherwise, env);
      case 'operation':
        return evaluateOperation(term, env, this);
      case 'array':
        return itemsOf(term.elements, env, this);
      case 'object':
        return objectOf(term, env, this);
      case 'lambda':
        return this.#closure(term, env);
      case 'fold':
        return runFold(term, env, this);
      default:
        return this.#reference(term, env);
    }
  }

  #reference(term: Exclude<Term, { kind: 'literal' | 'operation' }>, env: Environment): unknown {
    switch (term.kind) {
      case 'call':
        return this.#madeBefore(term) ?? (isLasting(term) ? this.#remember(term, env) : this.#call(term, env));
      case 'member':
        return this.#member(term, env);
      case 'global':
        return term.name === '…next' ? NEXT_ELEMENT : globalValue(term.name);
      case 'declared':
        return this.#declared(term);
      case 'function': {
        const lambda = this.#code.lambdaOf(term);
        if (lambda !== undefined) return this.#closure(lambda, env);
        throw new NotEvaluable('a function');
      }
      default:
        throw new NotEvaluable(term.kind);
    }
  }

  /** What a call gave, `undefined` when it was not made: one that gave nothing is made again. */
  #madeBefore({ key }: CallTerm): unknown {
    const made = this.#made.get(key);
    if (made !== undefined) this.#trace.add(made.trace);
    return made?.value;
  }

  #closure({ parameters, body }: LambdaTerm, env: Environment): Callable {
    return (...args) => this.evaluate(body, new Map([...env, ...bindings(parameters, args)]));
  }

  #declared(term: DeclaredTerm): unknown {
    const known = this.#code.functionOf(term);
    if (known !== undefined) return (...args: readonly unknown[]) => this.#apply(known, undefined, args);
    const constant = this.#code.constantOf(term);
    if (constant === undefined) throw new NotEvaluable(term.name);
    return this.evaluate(constant, new Map());
  }

  /** Runs a function of the code, and changes its object as it does. */
  #apply({ meaning, receiver, after }: KnownFunction, object: unknown, args: readonly unknown[]): unknown {
    const env: Environment = new Map([...bindings(meaning.parameters, args), [receiver, { value: object }]]);
    const wasInside = this.#isInside;
    this.#isInside = true;
    try {
      const value = this.evaluate(meaning.body, env);
      if (object instanceof Instance) this.#change(object, after(), env);
      return value;
    } finally {
      this.#isInside = wasInside;
    }
  }

  #change(object: Instance, after: Term | undefined, env: Environment): void {
    const fields = after === undefined ? undefined : this.evaluate(after, env);
    if (isRecord(fields)) object.fields = fields;
  }

  #member(term: MemberTerm, env: Environment): unknown {
    const path = globalPath(term);
    if (path !== undefined) return globalValue(path);
    const whole = this.evaluate(term.object, env);
    const key = this.evaluate(term.property, env);
    return this.#part(whole, nameRead(term, key));
  }

  #part(whole: unknown, name: string): unknown {
    if (whole === undefined || whole === null) throw new ThrownInside(name);
    if (whole instanceof Instance) return this.#field(whole, name);
    if (isRecord(whole)) return Object.hasOwn(whole, name) ? whole[name] : undefined;
    if ((whole instanceof Map || whole instanceof Set) && name === 'size') return whole.size;
    return partOfList(whole, name);
  }

  #field(instance: Instance, name: string): unknown {
    if (Object.hasOwn(instance.fields, name)) return instance.fields[name];
    const known = this.#code.methodOf(instance.made, name);
    if (known === undefined) return undefined;
    if (known.isGetter) return this.#apply(known, instance, []);
    return (...args: readonly unknown[]) => this.#apply(known, instance, args);
  }

  #call(term: CallTerm, env: Environment): unknown {
    const { callee, isNew } = term;
    if (isNew) return this.#new(term, env);
    if (callee.kind !== 'member') return this.#invoke(this.evaluate(callee, env), itemsOf(term.args, env, this));
    const path = globalPath(callee);
    if (path !== undefined) return this.noted(this.#invoke(globalValue(path), itemsOf(term.args, env, this)));
    const whole = this.evaluate(callee.object, env);
    const args = itemsOf(term.args, env, this);
    const name = propertyName(callee) ?? nameRead(callee, this.evaluate(callee.property, env));
    if (whole instanceof Instance || isRecord(whole)) return this.#invoke(this.#part(whole, name), args);
    const known = callee.object.kind === 'declared' ? this.#code.memberOf(callee.object, name) : undefined;
    return known === undefined ? this.noted(callMethod(whole, name, args)) : this.#apply(known, undefined, args);
  }

  #invoke(callee: unknown, args: readonly unknown[]): unknown {
    if (isCallable(callee)) return callee(...args);
    if (callee === undefined) throw new ThrownInside('a call');
    throw new NotEvaluable('a call');
  }

  #new({ callee, args }: CallTerm, env: Environment): unknown {
    const values = itemsOf(args, env, this);
    if (callee.kind === 'global') return madeBy(callee.name, values);
    const fields = callee.kind === 'declared' ? this.#code.fieldsOf(callee) : undefined;
    if (callee.kind !== 'declared' || fields === undefined) throw new NotEvaluable('an object');
    const held = this.#closure(fields, env)(...values);
    return new Instance(callee, isRecord(held) ? held : {});
  }
}

/** An object of the code is one wherever it is named, and so is what depends on nothing that varies. */
const isLasting = ({ key, isNew, callee }: CallTerm): boolean =>
  isNew ? callee.kind === 'declared' : !key.includes('β');
