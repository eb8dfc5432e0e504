/** A rehearsal: a test is gone through with real values, by an interpreter of our own. Nothing of the project is executed. */
import { isClass, isFunction } from '@babel/types';
import type { Node } from '@babel/types';
import { filePath, type FilePath } from '../../model/ids.ts';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { readModule } from '../modules/module-record.ts';
import { isJson, type ProjectModules } from '../modules/project-modules.ts';
import { CodeCalls } from './code-calls.ts';
import { bindValue } from './bind-values.ts';
import { errorClasses, thrownByLanguage } from './errors.ts';
import { checkOf, isMet, Mismatch } from './expectation.ts';
import { Frame } from './frame.ts';
import { closeClass, closeFunction } from './functions.ts';
import { globalsOf } from './globals.ts';
import { valueFrom } from './inspect.ts';
import { Ledger } from './ledger.ts';
import { Library } from './library.ts';
import { mayAssert } from './may-assert.ts';
import type { LiteralValue } from '../terms/term.ts';
import { playExpression } from './play-expression.ts';
import { playStatements } from './play-statement.ts';
import { awaitValue, runJobs, settlePromise } from './promises.ts';
import { readProperty, writeProperty } from './properties.ts';
import type { BindTarget, Ending, Stage } from './stage.ts';
import { standardModule } from './standard-modules.ts';
import { Timers } from './timers.ts';
import { callTrail } from './trail.ts';
import type { Thing } from './values.ts';
import { Exports, Func, List, NO_TRAIL, NOTHING, plain, type Promised, SubjectCall, type Value } from './values.ts';

export interface PlayPorts {
  readonly modules: ProjectModules;
  readonly isSubject: (file: FilePath) => boolean;
}

export interface PlayOptions {
  /** Other values for literals of the test's side, by where they are written; an assertion need not hold then. */
  readonly literals?: ReadonlyMap<string, unknown>;
  readonly steps: number;
}

export class Play implements Stage {
  readonly ledger: Ledger;
  readonly library: Library;
  readonly #calls: CodeCalls;
  readonly #timers = new Timers(this);
  readonly #ports: PlayPorts;
  readonly #literals: ReadonlyMap<string, unknown> | undefined;
  readonly #units = new Map<FilePath, Frame>();
  readonly #globals: ReadonlyMap<string, () => Value>;
  readonly #errors: ReadonlyMap<string, Func>;
  readonly #made = new Map<string, Value>();
  #site: Node | undefined;

  constructor(ports: PlayPorts, { literals, steps }: PlayOptions) {
    this.#ports = ports;
    this.#literals = literals;
    this.ledger = new Ledger(steps);
    this.#calls = new CodeCalls(this.ledger);
    this.#globals = globalsOf(this, () => this.#timers.now);
    this.#errors = errorClasses(this);
    this.library = new Library(this, { timers: this.#timers, siteOf: () => this.#site });
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
    const { file } = frame.unit;
    const imported = this.#ports.modules.record(file)?.imports.get(name);
    if (imported !== undefined) return this.#foreign(file, imported);
    const found = this.builtin(name);
    if (found !== undefined) return found;
    return this.#isGlobalOfTests(name) ? this.library.export(name) : this.#missing(name, frame);
  }

  #isGlobalOfTests(name: string): boolean {
    return /^(?:it|test|describe|suite|expect|vi|(?:before|after)(?:Each|All))$/.test(name);
  }

  #missing(name: string, frame?: Frame): Value {
    const args = name === 'arguments' ? frame?.around((one) => one.args) : undefined;
    if (args !== undefined) return plain(new List([...args]));
    throw new NotEvaluable(name);
  }

  #foreign(from: FilePath, { specifier, name }: { readonly specifier: string; readonly name: string }): Value {
    const file = this.resolve(from, specifier);
    if (file === undefined) return this.dependency(specifier, name);
    return name === '*' ? this.module(file) : this.#exported(file, name);
  }

  #exported(file: FilePath, name: string): Value {
    if (isJson(file)) return name === 'default' ? this.module(file) : this.get(this.module(file), name);
    const meaning = this.#ports.modules.exported(file, name);
    if (meaning === undefined) throw new NotEvaluable(name);
    if (meaning.kind === 'dependency') return this.dependency(meaning.specifier, meaning.name);
    if (meaning.kind === 'module') return this.module(meaning.file);
    const value = this.load(meaning.file).own(meaning.name)?.value;
    if (value === undefined) throw new NotEvaluable(name);
    return value;
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
    const known = this.#units.get(file);
    if (known !== undefined) return known;
    const record = this.#ports.modules.record(file);
    if (record === undefined) throw new NotEvaluable(file);
    const isSubject = this.#ports.isSubject(file);
    const frame = new Frame({ file, isSubject }, undefined, true);
    this.#units.set(file, frame);
    const { isInside, extent, control } = this.ledger;
    const loading = isSubject ? loadingOf(record.file, record.statements[0]) : undefined;
    Object.assign(this.ledger, {
      isInside: isSubject,
      extent: loading,
      control: loading ? callTrail(loading) : NO_TRAIL,
    });
    try {
      this.run(record.statements, frame);
    } finally {
      Object.assign(this.ledger, { isInside, extent, control });
    }
    return frame;
  }

  module(file: FilePath): Value {
    const known = this.#made.get(file);
    if (known !== undefined) return known;
    const made = isJson(file)
      ? valueFrom(JSON.parse(this.#ports.modules.textOf(file) ?? 'null'))
      : this.#namespace(file);
    this.#made.set(file, made);
    return made;
  }

  #namespace(file: FilePath): Value {
    const record = this.#ports.modules.record(file);
    if (record === undefined) throw new NotEvaluable(file);
    const made = new Exports();
    for (const name of this.#ports.modules.exportedNames(file))
      made.slots.set(name, { value: NOTHING, get: new Func(name, () => this.#exported(file, name)) });
    return plain(made);
  }

  resolve(from: FilePath, specifier: string): FilePath | undefined {
    return this.#ports.modules.resolve(from, specifier);
  }

  dependency(specifier: string, name: string): Value {
    if (/^(?:vitest|@jest\/globals)$/.test(specifier))
      return name === '*' ? this.#missing(specifier) : this.library.export(name);
    const value = this.#standard(specifier).own(name)?.value;
    if (value === undefined) throw new NotEvaluable(`${specifier} ${name}`);
    return value;
  }

  /** What a module of Node.js declares. */
  #standard(specifier: string): Frame {
    const path = filePath(`${specifier}.js`);
    const known = this.#units.get(path);
    if (known !== undefined) return known;
    const text = standardModule(specifier);
    const record = text === undefined ? undefined : readModule({ path, text });
    if (record === undefined) throw new NotEvaluable(specifier);
    const frame = new Frame({ file: path, isSubject: true, isStandard: true }, undefined, true);
    this.#units.set(path, frame);
    this.run(record.statements, frame);
    return frame;
  }

  literal(origin: string, value: LiteralValue): unknown {
    this.ledger.literals.set(origin, value);
    return this.#literals?.has(origin) === true ? this.#literals.get(origin) : value;
  }

  awaited(value: Value): Value {
    return awaitValue(value, this);
  }

  error(name: string, message: string): Error {
    return thrownByLanguage(this.#errors.get(name), message);
  }

  builtin(name: string): Value | undefined {
    const known = this.#made.get(`…${name}`);
    if (known !== undefined) return known;
    const error = this.#errors.get(name);
    const made = error === undefined ? (this.#timers.globals.get(name) ?? this.#globals.get(name)?.()) : plain(error);
    if (made !== undefined) this.#made.set(`…${name}`, made);
    return made;
  }

  settle(promise: Promised, isKept: boolean, value: Value): void {
    settlePromise(promise, { isKept, value }, this);
  }

  /** Runs what still waits. */
  finish(): void {
    runJobs(this);
  }

  at(node: Node): void {
    this.#site = node;
  }

  takeAssertion(node: Node, frame: Frame): Value | undefined {
    if (node.type !== 'CallExpression' || !mayAssert(node.callee)) return undefined;
    const check = checkOf(node, frame, this);
    if (check === undefined) return undefined;
    const holds = isMet(check, this);
    this.ledger.met.push({ ...check, file: frame.unit.file, holds });
    if (this.#literals === undefined && holds === false) throw new Mismatch(check.matcher);
    return NOTHING;
  }
}

/** A file of the code under test that is loaded: what it makes then is the code's. */
const loadingOf = (file: FilePath, node: Node | undefined): SubjectCall | undefined =>
  node && new SubjectCall({ ...LOADING, node, file, key: file });

const LOADING = { name: '', given: NO_TRAIL, receiver: undefined, isAhead: true, epoch: 0, acts: 0 };
