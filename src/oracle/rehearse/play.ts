/** A rehearsal: a test is gone through with real values, by an interpreter of our own. Nothing of the project is executed. */
import { isClass, isFunction } from '@babel/types';
import type { Node } from '@babel/types';
import type { FilePath } from '../../model/ids.ts';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { CodeCalls } from './code-calls.ts';
import { bindValue } from './bind-values.ts';
import { errorClasses, thrownByLanguage } from './errors.ts';
import { checkOf, isMet, Mismatch, type Check } from './expectation.ts';
import type { Frame } from './frame.ts';
import { closeClass, closeFunction } from './functions.ts';
import { globalsOf } from './globals.ts';
import { Ledger } from './ledger.ts';
import { Library } from './library.ts';
import { LoadedModules, type LoadingPorts } from './loaded-modules.ts';
import { mayAssert } from './may-assert.ts';
import { Mocking } from './mocking.ts';
import { ModuleMocks } from './module-mocks.ts';
import type { LiteralValue } from '../terms/term.ts';
import { playExpression } from './play-expression.ts';
import { playStatements } from './play-statement.ts';
import { placeNamed } from './project-files.ts';
import { awaitValue, runJobs, settlePromise } from './promises.ts';
import { readProperty, writeProperty } from './properties.ts';
import { inOrder } from './sides-of-check.ts';
import type { BindTarget, Ending, Stage } from './stage.ts';
import { Timers } from './timers.ts';
import { Func, List, NOTHING, plain, type Promised, Thing, type Value } from './values.ts';

export interface PlayOptions {
  /** Other values for literals of the test's side, by where they are written; an assertion need not hold then. */
  readonly literals?: ReadonlyMap<string, unknown>;
  /** An assertion that fails each time that it is come to. */
  readonly failing?: Node;
  readonly steps: number;
}

export class Play implements Stage {
  readonly ledger: Ledger;
  readonly library: Library;
  readonly #calls: CodeCalls;
  readonly #timers = new Timers(this);
  readonly #modules: LoadedModules;
  readonly #literals: ReadonlyMap<string, unknown> | undefined;
  readonly #failing: Node | undefined;
  readonly #globals: ReadonlyMap<string, () => Value>;
  readonly #errors: ReadonlyMap<string, Func>;
  readonly #made = new Map<string, Value>();
  #site: { readonly node: Node; readonly file: FilePath } | undefined;

  constructor(ports: LoadingPorts, { literals, failing, steps }: PlayOptions) {
    this.#literals = literals;
    this.#failing = failing;
    this.ledger = new Ledger(steps);
    this.#calls = new CodeCalls(this.ledger);
    this.#globals = globalsOf(this, () => this.#timers.now);
    this.#errors = errorClasses(this);
    const mocking = new Mocking(this);
    this.#modules = new LoadedModules(this, {
      ports,
      exportOfVitest: (name) => this.library.export(name),
      standIn: (key, factory) => mocks.standIn(key, factory),
    });
    const mocks = new ModuleMocks(this, { mocking, modules: this.#modules, fileOf: () => this.#site?.file });
    const controls = (): Iterable<readonly [string, Value]> => [
      ...this.#timers.controls,
      ...mocking.controls,
      ...mocks.controls,
    ];
    this.library = new Library(this, { controls, siteOf: () => this.#site?.node });
  }

  /** From now on calls are the test's own. */
  start(file: FilePath): void {
    this.#calls.start(file);
  }

  evaluate(node: Node, frame: Frame): Value {
    this.ledger.step();
    return this.ledger.deeper(() => playExpression(node, { stage: this, frame }));
  }

  run(statements: readonly Node[], frame: Frame): Ending {
    return playStatements(statements, frame, this);
  }

  bind(pattern: Node, value: Value, target: BindTarget): void {
    bindValue(pattern, value, target);
  }

  lookUp(name: string, frame: Frame): Value {
    const cell = frame.find(name);
    if (cell !== undefined) {
      if (cell.value === undefined) throw new NotEvaluable(name);
      return cell.value;
    }
    const imported = this.#modules.imported(name, frame.unit);
    if (imported !== undefined) return imported;
    const found = this.builtin(name);
    if (found !== undefined) return found;
    return this.#isGlobalOfTests(name) ? this.library.export(name) : this.#missing(name, frame);
  }

  #isGlobalOfTests(name: string): boolean {
    return /^(?:it|test|describe|suite|expect|expectTypeOf|assertType|vi|onTest(?:Finished|Failed)|(?:before|after)(?:Each|All))$/.test(
      name,
    );
  }

  #missing(name: string, frame?: Frame): Value {
    const args = name === 'arguments' ? frame?.around((one) => one.args) : undefined;
    if (args !== undefined) return plain(new List([...args]));
    const place = frame && placeNamed(name, frame.unit.file);
    if (place !== undefined) return place;
    throw new NotEvaluable(name);
  }

  assign(name: string, value: Value, frame: Frame): void {
    const cell = frame.find(name);
    if (cell === undefined) throw new NotEvaluable(name);
    cell.value = this.ledger.chosen(value);
    const { extent } = this.ledger;
    if (extent === undefined) return;
    const isOlder = frame.around((one) => (one.own(name) === undefined ? undefined : one))?.birth ?? 0;
    if (isOlder <= extent.birth) extent.writes = true;
  }

  call(callee: Value, args: readonly Value[], self: Value = NOTHING): Value {
    const { raw } = callee;
    if (!(raw instanceof Func)) throw this.error('TypeError', 'not a function');
    this.ledger.step();
    return this.#calls.enter(raw, { args, self, action: () => raw.run(self, args) });
  }

  construct(callee: Value, args: readonly Value[]): Value {
    const { raw } = callee;
    const construct = raw instanceof Func ? raw.construct : undefined;
    if (!(raw instanceof Func) || construct === undefined) throw this.error('TypeError', 'not a constructor');
    this.ledger.step();
    return this.#calls.enter(raw, { args, self: NOTHING, action: () => construct(args, raw) });
  }

  get(whole: Value, key: PropertyKey): Value {
    return readProperty(whole, key, this);
  }

  set(whole: Value, key: PropertyKey, value: Value): void {
    writeProperty(whole, key, { value, stage: this });
  }

  close(node: Node, frame: Frame, home?: Thing): Value {
    if (!isFunction(node)) throw new NotEvaluable(node.type);
    return plain(closeFunction(node, frame, { stage: this, home }));
  }

  makeClass(node: Node, frame: Frame): Value {
    if (!isClass(node)) throw new NotEvaluable(node.type);
    return plain(closeClass(node, frame, this));
  }

  load(file: FilePath): Frame {
    return this.#modules.load(file);
  }

  imported(specifier: string, frame: Frame): Value {
    return this.#modules.whole(frame.unit.file, specifier);
  }

  literal(origin: string, value: LiteralValue): unknown {
    this.ledger.literals.set(origin, value);
    return this.#literals?.has(origin) === true ? this.#literals.get(origin) : value;
  }

  parsed(text: string): Value | undefined {
    return this.#modules.files.parsed(text);
  }

  awaited(value: Value): Value {
    return awaitValue(value, this);
  }

  error(name: string, message: string): Error {
    return thrownByLanguage(this.#errors.get(name), message);
  }

  builtin(name: string): Value | undefined {
    const everything = this.#made.get('…globalThis')?.raw;
    const put = everything instanceof Thing ? everything.slots.get(name)?.value : undefined;
    const known = put ?? this.#made.get(`…${name}`);
    if (known !== undefined) return known;
    const made = this.#ofLanguage(name) ?? this.#modules.global(name);
    if (made !== undefined) this.#made.set(`…${name}`, made);
    return made;
  }

  #ofLanguage(name: string): Value | undefined {
    const error = this.#errors.get(name);
    return error === undefined ? (this.#timers.globals.get(name) ?? this.#globals.get(name)?.()) : plain(error);
  }

  settle(promise: Promised, isKept: boolean, value: Value): void {
    settlePromise(promise, { isKept, value }, this);
  }

  /** Runs what still waits. */
  finish(): void {
    runJobs(this);
  }

  at(node: Node, { unit: { file } }: Frame): void {
    this.#site = { node, file };
  }

  takeAssertion(node: Node, frame: Frame): Value | undefined {
    if (node.type !== 'CallExpression' || !mayAssert(node.callee)) return undefined;
    const written = checkOf(node, frame, this);
    if (written === undefined) return undefined;
    const check = inOrder(written);
    const { ledger } = this;
    const holds = isMet(check, this);
    const guards = ledger.guards + (ledger.extent === undefined ? 0 : 1);
    ledger.met.push({ ...check, file: frame.unit.file, holds, guards });
    if (this.#failing !== undefined) this.#fail(check, holds);
    else if (this.#literals === undefined && holds === false) throw new Mismatch(check.matcher);
    return NOTHING;
  }

  /** Lets the assertion fail that is to, and each that does not hold for that reason. */
  #fail({ node, matcher, isSoft }: Check, holds: boolean | undefined): void {
    const { ledger } = this;
    const isFirst = node === this.#failing;
    if (!isFirst && holds === true) return;
    if (!isFirst && !ledger.hasFailed) {
      if (holds === false) throw new Mismatch(matcher);
      return;
    }
    if (isSoft || (!isFirst && holds === undefined)) throw new NotEvaluable(matcher);
    ledger.hasFailed = true;
    throw this.error('Error', `${matcher} does not hold`);
  }
}
