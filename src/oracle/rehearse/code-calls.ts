import { isFunction, type Node } from '@babel/types';
import type { FilePath } from '../../model/ids.ts';
import { describeValue, partsOf, wholeTrail, wholeTrails } from './inspect.ts';
import type { Ledger } from './ledger.ts';
import { Stub } from './stub.ts';
import { callTrail, join } from './trail.ts';
import { Exports, Func, SubjectCall, Thing, type Trail, type Value } from './values.ts';

interface Entry {
  readonly args: readonly Value[];
  readonly self: Value;
  readonly action: () => Value;
}

/** Keeps account of what is called: where the test's side calls code under test, and back. */
export class CodeCalls {
  readonly #ledger: Ledger;
  /** The file of the test, once it has been loaded: calls made before it, or by another file, are made ahead. */
  #testFile: FilePath | undefined;
  /** The file of the test's side of which a function runs. */
  #currentFile: FilePath | undefined;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  start(file: FilePath): void {
    this.#testFile = file;
    this.#currentFile = file;
  }

  enter(called: Func, entry: Entry): Value {
    const value = this.#entered(called, entry);
    return called.standsFor !== undefined && this.#isTold(value, called) ? { ...value, echo: called } : value;
  }

  /** Whether a value is the test's word, and comes from no call of the code but those that are running. */
  #isTold(value: Value, by: Func): boolean {
    const { calls } = this.#ledger.control;
    if (by instanceof Stub && !by.memory.isTold) return false;
    return value.raw !== undefined && [...wholeTrail(value).calls].every((call) => call.isLoading || calls.has(call));
  }

  #entered(called: Func, entry: Entry): Value {
    const ledger = this.#ledger;
    const { code } = called;
    if (code === undefined) {
      if (called instanceof Stub) this.#goOutward(-called.id);
      return ledger.deeper(entry.action);
    }
    if (code.isSubject && !ledger.isInside) return this.#cross(called, entry);
    const wasInside = ledger.isInside;
    const outerFile = this.#currentFile;
    if (code.isSubject) ledger.extent?.inner.add(keyOfCall(called, entry.args));
    else {
      this.#currentFile = code.file;
      this.#goOutward(code.node.start ?? 0);
    }
    ledger.isInside = code.isSubject;
    try {
      return ledger.deeper(entry.action);
    } finally {
      ledger.isInside = wasInside;
      this.#currentFile = outerFile;
    }
  }

  /** Code under test calls what the test's side has made. */
  #goOutward(id: number): void {
    if (this.#ledger.isInside) this.#ledger.extent?.outward.push(id);
  }

  /** The test's side calls code under test. */
  #cross(called: Func, { args, self, action }: Entry): Value {
    const ledger = this.#ledger;
    const call = this.#callOf(called, args, self);
    const { given } = call;
    for (const arg of args) this.#share(arg);
    if (call.receiver !== undefined) call.receiver.absorbed = join(call.receiver.absorbed, given);
    const { extent, control } = ledger;
    Object.assign(ledger, { extent: call, control: join(control, callTrail(call)), isInside: true });
    try {
      return this.#handedOut(ledger.deeper(action), call, given);
    } catch (error) {
      ledger.acts += 1;
      throw error;
    } finally {
      Object.assign(ledger, { extent, control, isInside: false });
      this.#end(call, extent);
    }
  }

  #callOf(called: Func, args: readonly Value[], { raw, trail }: Value): SubjectCall {
    const { code, name } = called;
    if (code === undefined) throw new Error(`${name} has no code`);
    return new SubjectCall({
      node: code.node,
      file: code.file,
      name,
      key: keyOfCall(called, args),
      given: wholeTrails(args),
      receivedFrom: trail.calls,
      receiver: raw instanceof Thing && !(raw instanceof Exports) ? raw : undefined,
      isAhead: this.#testFile === undefined || this.#currentFile !== this.#testFile,
      epoch: this.#ledger.epoch,
      acts: this.#ledger.acts,
    });
  }

  #share(value: Value): void {
    for (const { raw } of partsOf(value)) {
      if (raw instanceof Thing) raw.isShared = true;
      if (raw instanceof Func && raw.code?.isSubject !== true) this.#ledger.isEntangled = true;
    }
  }

  #end(call: SubjectCall, around: SubjectCall | undefined): void {
    if (call.writes) {
      this.#ledger.epoch += 1;
      if (around !== undefined) around.writes = true;
    }
    call.endEpoch = this.#ledger.epoch;
    if (call.receiver !== undefined) remember(call, call.receiver);
  }

  #handedOut({ raw, trail, echo }: Value, call: SubjectCall, given: Trail): Value {
    const absorbed = call.receiver === undefined ? given : join(given, call.receiver.absorbed);
    if (raw instanceof Thing) {
      raw.isShared = true;
      if (raw.history === '' && raw.id > call.birth) raw.history = `${call.history}${call.key}`;
      if (raw !== call.receiver) raw.absorbed = join(raw.absorbed, absorbed);
    }
    const { epoch, acts } = this.#ledger;
    const source = { call, path: '', epoch, acts, history: '' };
    return { raw, trail: join(join(trail, callTrail(call)), absorbed), source, echo };
  }
}

/** What only looks at an object leaves it as it was, until something changes it. */
function remember({ key, writes, outward }: SubjectCall, receiver: Thing): void {
  receiver.looks += `;${key}`;
  if (!writes && outward.length === 0) return;
  receiver.history += receiver.looks;
  receiver.looks = '';
}

const keyOfCall = (called: Func, args: readonly Value[]): string =>
  `${called.name}@${called.code?.file ?? ''}:${called.code?.node.start ?? 0}(${tellingArgs(called, args).map(describeValue).join()})`;

/** Without those at the end that might as well be left out: `f(x)` and `f(x, false)` are one call if that is the default. */
function tellingArgs({ code }: Func, args: readonly Value[]): readonly Value[] {
  const params = code !== undefined && isFunction(code.node) ? code.node.params : [];
  return args.slice(0, args.findLastIndex(({ raw }, index) => !isDefault(raw, params[index])) + 1);
}

const isDefault = (raw: unknown, param: Node | undefined): boolean =>
  raw === undefined ||
  (param?.type === 'AssignmentPattern' &&
    (param.right.type === 'StringLiteral' ||
      param.right.type === 'NumericLiteral' ||
      param.right.type === 'BooleanLiteral') &&
    param.right.value === raw);
