import type { Node } from '@babel/types';
import type { FilePath } from '../../model/ids.ts';
import type { Use } from '../assertion.ts';
import type { Effect } from '../code/function-effects.ts';
import type { ModuleRecord } from '../modules/module-record.ts';
import { isJson, type Meaning, type ProjectModules } from '../modules/project-modules.ts';
import { member } from '../terms/build-member.ts';
import { declared, dependency, freshUnknown, functionTerm, global, literal } from '../terms/make-term.ts';
import type { CallTerm, FunctionTerm, Term } from '../terms/term.ts';
import { ClassInstances } from './class-instance.ts';
import { bindPattern } from './bind-pattern.ts';
import { FunctionCaller } from './call-function.ts';
import { callTerm } from './call-term.ts';
import type { Completion } from './completion.ts';
import { evaluateExpression } from './evaluate.ts';
import type { BindTarget, Interpreter, Invocation } from './interpreter.ts';
import { jsonTerm } from './json-term.ts';
import { ReadingLog } from './reading-log.ts';
import { runStatements } from './run-statements.ts';
import { Journal, Scope } from './scope.ts';

/** Thrown when something takes too many steps to read; caught where reading began. */
export class OutOfSteps extends Error {
  override name = 'OutOfSteps';
}

/** Deeper nesting of expressions is generated. */
const MAX_NESTING = 250;
const MAX_STEPS_OF_FILE = 100_000;

/** A getter that an object literal declares. */
const isGetterOf = (term: Term): term is FunctionTerm =>
  term.kind === 'function' && term.node.type === 'ObjectMethod' && term.node.kind === 'get';

export interface InterpreterPorts {
  readonly modules: ProjectModules;
  readonly isSubject: (file: FilePath) => boolean;
  readonly effectOf: (call: CallTerm) => Effect;
  readonly declare: (call: CallTerm, invocation: Invocation) => boolean;
}

/** Reads the files of a project. Files of the test's side are run through; of code under test only what is asked for is read. */
export class ProjectInterpreter implements Interpreter {
  readonly journal = new Journal();
  readonly log = new ReadingLog();
  readonly functions = new FunctionCaller(this);
  readonly #instances = new ClassInstances(this, this.functions);
  readonly #ports: InterpreterPorts;
  readonly #roots = new Map<FilePath, Scope>();
  readonly #epoch = { current: 0 };
  #stepsLeft = 0;
  #nesting = 0;

  constructor(ports: InterpreterPorts) {
    this.#ports = ports;
  }

  /** Runs `action` with so many steps to take; `undefined` when they were not enough. */
  withSteps<Result>(steps: number, action: () => Result): Result | undefined {
    const [left, nesting] = [this.#stepsLeft, this.#nesting];
    this.#stepsLeft = steps;
    this.#nesting = 0;
    try {
      return action();
    } catch (error) {
      if (error instanceof OutOfSteps || error instanceof RangeError) return undefined;
      throw error;
    } finally {
      this.#stepsLeft = left;
      this.#nesting = nesting;
    }
  }

  evaluate(node: Node, scope: Scope, use: Use = 'used'): Term {
    this.#stepsLeft -= 1;
    if (this.#stepsLeft < 0) throw new OutOfSteps();
    if (this.#nesting > MAX_NESTING) return freshUnknown();
    this.#nesting += 1;
    try {
      return evaluateExpression(node, { interpreter: this, scope, use });
    } finally {
      this.#nesting -= 1;
    }
  }

  lookUp(name: string, scope: Scope): Term {
    const variable = scope.find(name);
    if (variable !== undefined) return variable.value;
    const record = this.#ports.modules.record(scope.file);
    const imported = record?.imports.get(name);
    if (imported !== undefined) return this.#meaning(this.#ports.modules.foreign(scope.file, imported));
    if (record?.declarations.has(name) !== true) return name === 'this' ? freshUnknown() : global(name);
    return this.#ports.isSubject(scope.file) ? declared(scope.file, name) : freshUnknown();
  }

  member(object: Term, property: Term): Term {
    const name = property.kind === 'literal' ? String(property.value) : undefined;
    if (name !== undefined && object.kind === 'declared' && object.name === '*')
      return this.#meaning(this.#ports.modules.exported(object.file, name));
    if (name !== undefined && object.kind === 'dependency' && object.name === '*')
      return dependency(object.specifier, name);
    return this.#memberOfValue(object, property, name);
  }

  /** A getter gives what it returns. */
  #memberOfValue(object: Term, property: Term, name: string | undefined): Term {
    const own = name === undefined ? undefined : this.#instances.memberOf(object, name);
    const found = own ?? member(object, property);
    return isGetterOf(found) ? (this.functions.call({ callee: found, args: [], receiver: object }) ?? found) : found;
  }

  run(statements: readonly Node[], scope: Scope): Completion {
    return runStatements(statements, scope, this);
  }

  bind(pattern: Node, value: Term, target: BindTarget): void {
    bindPattern(pattern, value, { ...target, interpreter: this });
  }

  close(node: Node, scope: Scope): FunctionTerm {
    const term = functionTerm(scope.file, node);
    this.functions.remember(term, scope);
    return term;
  }

  call(invocation: Invocation): Term {
    const { effectOf, declare, isSubject } = this.#ports;
    return callTerm(invocation, {
      interpreter: this,
      functions: this.functions,
      epoch: this.#epoch,
      effectOf: (call) => (isSubject(invocation.site.file) ? undefined : effectOf(call)),
      declare,
    });
  }

  module(file: FilePath): Term {
    return isJson(file) ? this.#json(file) : declared(file, '*');
  }

  dependencyModule(specifier: string): Term {
    return dependency(specifier, '*');
  }

  resolve(from: FilePath, specifier: string): FilePath | undefined {
    return this.#ports.modules.resolve(from, specifier);
  }

  /** The top level of a file; one of the test's side has been run through. */
  rootOf(file: FilePath): Scope {
    const known = this.#roots.get(file);
    if (known !== undefined) return known;
    const root = new Scope(file);
    this.#roots.set(file, root);
    const record = this.#ports.modules.record(file);
    if (record === undefined || this.#ports.isSubject(file)) return root;
    for (const specifier of specifiersIn(record)) {
      const imported = this.resolve(file, specifier);
      if (imported !== undefined) this.rootOf(imported);
    }
    this.withSteps(MAX_STEPS_OF_FILE, () => this.run(record.statements, root));
    return root;
  }

  #meaning(meaning: Meaning | undefined): Term {
    if (meaning === undefined) return freshUnknown();
    if (meaning.kind === 'dependency') return dependency(meaning.specifier, meaning.name);
    if (meaning.kind === 'module') return this.module(meaning.file);
    const { file, name } = meaning;
    if (isJson(file)) return name === 'default' ? this.#json(file) : this.member(this.#json(file), literal(name));
    if (this.#ports.isSubject(file)) return declared(file, name);
    return this.rootOf(file).own(name)?.value ?? freshUnknown();
  }

  #json(file: FilePath): Term {
    return jsonTerm(this.#ports.modules.textOf(file), file) ?? freshUnknown();
  }
}

/** Of all that a file imports, what it imports for its effects included. */
const specifiersIn = ({ imports, statements }: ModuleRecord): ReadonlySet<string> =>
  new Set([
    ...[...imports.values()].map(({ specifier }) => specifier),
    ...statements.flatMap((one) => (one.type === 'ImportDeclaration' ? [one.source.value] : [])),
  ]);
