/** Reading and writing parts of values. */
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { callMethod } from '../evaluate/methods.ts';
import { callDictionaryMethod, changesDictionary, isDictionaryMethod } from './dictionaries.ts';
import { callFunctionMethod } from './function-methods.ts';
import { hostOf, valueFrom, wholeTrails } from './inspect.ts';
import { hostCall, invoked, matchValue, ofNative, onNative, searchedBy } from './natives.ts';
import { callListMethod, changesList, isListMethod, narrowedTo } from './lists.ts';
import { callPromiseMethod } from './promises.ts';
import { doneSince } from './done-since.ts';
import type { Stage } from './stage.ts';
import { join } from './trail.ts';
import {
  Dictionary,
  Func,
  isNothing,
  List,
  Native,
  NOTHING,
  plain,
  Promised,
  type Source,
  Thing,
  type Value,
} from './values.ts';

export function readProperty(whole: Value, key: PropertyKey, stage: Stage): Value {
  if (key === '__proto__') throw new NotEvaluable(key);
  if (isNothing(whole)) throw stage.error('TypeError', `Cannot read properties of ${String(whole.raw)}`);
  const part = partOf(whole, key, stage);
  const source = whole.source ? partSource(whole.source, { whole, key, stage }) : part.source;
  return { raw: part.raw, trail: join(part.trail, whole.trail), source, echo: part.echo ?? whole.echo };
}

interface Reading {
  readonly whole: Value;
  readonly key: PropertyKey;
  readonly stage: Stage;
}

function partSource({ call, path, history }: Source, { whole, key, stage }: Reading): Source {
  const { epoch, acts } = stage.ledger;
  return { call, path: `${path}.${String(key)}`, epoch, acts, history: `${history}${doneSince(whole)}` };
}

function partOf(whole: Value, key: PropertyKey, stage: Stage): Value {
  const { raw } = whole;
  if (!(raw instanceof Thing)) return typeof key === 'symbol' ? NOTHING : ofPrimitive(whole, key, stage);
  const slot = raw.find(key);
  if (slot?.get !== undefined) return stage.call(plain(slot.get), [], whole);
  if (slot?.set !== undefined) return NOTHING;
  if (slot !== undefined) return slot.value;
  return typeof key === 'symbol' ? iteratorOf(raw, stage) : ofBuiltin(raw, String(key), stage);
}

const iteratorOf = (thing: Thing, stage: Stage): Value =>
  thing instanceof List ? method('values', (self, args) => onThing(self, { name: 'values', args, stage })) : NOTHING;

function ofPrimitive({ raw, trail }: Value, key: PropertyKey, stage: Stage): Value {
  const name = String(key);
  if (typeof raw === 'string') {
    if (name === 'length') return { raw: raw.length, trail };
    if (/^\d+$/.test(name)) return { raw: raw[Number(name)], trail };
  }
  return method(name, (self, args) => onPrimitive(self, { name, args, stage }));
}

interface MethodCall {
  readonly name: string;
  readonly args: readonly Value[];
  readonly stage: Stage;
}

/** A method that is not called yet; it runs on what it is called on. */
const method = (name: string, run: (self: Value, args: readonly Value[]) => Value): Value => plain(new Func(name, run));

/** A method of a text or a number, by the language's own. */
function onPrimitive(self: Value, { name, args, stage }: MethodCall): Value {
  const answers: Value[] = [];
  const hosts = args.map((arg) => (arg.raw instanceof Func ? asked(arg, { self, stage, answers }) : hostOf(arg)));
  const trail = wholeTrails([self, ...args]);
  const [pattern] = hosts;
  if (typeof self.raw === 'string' && pattern instanceof RegExp) {
    const found = searchedBy(self.raw, name, pattern);
    if (found !== undefined) return foundValue(found, name, trail);
  }
  const call = (): unknown =>
    /^(?:locale|toLocale|codePoint)/.test(name)
      ? invoked(boxed(self.raw), name, hosts)
      : callMethod(self.raw, name, hosts);
  const made = hostCall(call, stage);
  return valueFrom(made, join(trail, wholeTrails(answers)));
}

interface Asking {
  readonly self: Value;
  readonly stage: Stage;
  /** What the function gave so far, of which the method makes its value. */
  readonly answers: Value[];
}

/** A function that a method is handed, for the language to call. */
const asked =
  (callback: Value, { self, stage, answers }: Asking) =>
  (...given: readonly unknown[]): unknown => {
    const args = given.map((one) => valueFrom(one, self.trail));
    const answer = stage.call(callback, args);
    answers.push(answer);
    return hostOf(answer);
  };

/** A text or a number as an object. */
const boxed = (raw: unknown): object => (typeof raw === 'string' ? new String(raw) : new Number(raw));

function foundValue(found: readonly RegExpMatchArray[], name: string, trail: Value['trail']): Value {
  const [first = null, ...others] = found.map((match) => matchValue(match, trail));
  if (name !== 'matchAll') return first ?? { raw: null, trail };
  return { raw: new List(first === null ? [] : [first, ...others], true), trail };
}

function ofBuiltin(thing: Thing, name: string, stage: Stage): Value {
  const bound = (): Value => method(name, (self, args) => onThing(self, { name, args, stage }));
  if (thing instanceof List) return ofList(thing, name, bound);
  if (thing instanceof Dictionary) {
    if (name === 'size') return { raw: thing.entries.size, trail: sizeTrail(thing) };
    return isDictionaryMethod(name) ? bound() : NOTHING;
  }
  if (thing instanceof Native) return ofNative(thing, name, bound);
  if (thing instanceof Promised) return /^(?:then|catch|finally)$/.test(name) ? bound() : NOTHING;
  if (thing instanceof Func) return ofFunction(thing, name, bound);
  return OBJECT_METHODS.has(name) ? bound() : NOTHING;
}

const OBJECT_METHODS: ReadonlySet<string> = new Set(['hasOwnProperty', 'toString']);

const sizeTrail = ({ entries }: Dictionary): Value['trail'] =>
  [...entries.values()].reduce((trail, { key }) => join(trail, key.trail), NOTHING.trail);

function ofList(list: List, name: string, bound: () => Value): Value {
  if (name === 'length')
    return {
      raw: list.items.length,
      trail: list.items.reduce((trail, item) => join(trail, item.trail), NOTHING.trail),
    };
  if (/^\d+$/.test(name)) return list.items[Number(name)] ?? NOTHING;
  return isListMethod(name, list) ? bound() : NOTHING;
}

function ofFunction(called: Func, name: string, bound: () => Value): Value {
  if (name === 'name') return plain(called.name);
  if (name === 'prototype') return plain(called.prototype);
  if (/^(?:call|apply|bind)$/.test(name)) return bound();
  if (name === 'toString') throw new NotEvaluable('the text of a function');
  if (called.code === undefined) throw new NotEvaluable(`${called.name}.${name}`);
  return NOTHING;
}

function onThing(self: Value, { name, args, stage }: MethodCall): Value {
  const { raw } = self;
  if (raw instanceof List) {
    if (changesList(name)) noteWrite(raw, stage, name === 'push');
    return callListMethod(name, { list: raw, args: changesList(name) ? kept(args, stage) : args, stage, self });
  }
  if (raw instanceof Dictionary) {
    if (changesDictionary(name)) noteWrite(raw, stage);
    const given = changesDictionary(name) ? kept(args, stage) : args;
    return callDictionaryMethod(name, { dictionary: raw, args: given, stage, self });
  }
  return onOther(self, { name, args, stage });
}

/** What is put somewhere under a condition, or by the code, depends on that. */
const kept = (args: readonly Value[], { ledger }: Stage): readonly Value[] => args.map((arg) => ledger.chosen(arg));

function onOther(self: Value, { name, args, stage }: MethodCall): Value {
  const { raw } = self;
  if (raw instanceof Promised) return callPromiseMethod(name, { promise: raw, self, args, stage });
  if (raw instanceof Func) return callFunctionMethod(name, { called: self, args, stage });
  if (raw instanceof Native) return onNative(self, { name, args, stage, noteWrite: () => noteWrite(raw, stage) });
  if (raw instanceof Thing && name === 'hasOwnProperty') return plain(raw.slots.has(String(args[0]?.raw)));
  if (raw instanceof Thing && name === 'toString') return { raw: '[object Object]', trail: self.trail };
  throw new NotEvaluable(name);
}

/** Says that something changes that may be older than the call of the code that is running. */
export function noteWrite(thing: Thing, { ledger }: Stage, isAddition = false): void {
  const { extent } = ledger;
  if (extent !== undefined && thing.id <= extent.birth) extent.writes = true;
  const isSeen = thing.isShared || (ledger.isEntangled && !isAddition);
  if (extent === undefined && isSeen) ledger.epoch += 1;
}

export function writeProperty(
  whole: Value,
  key: PropertyKey,
  { value, stage }: { readonly value: Value; readonly stage: Stage },
): void {
  const { raw } = whole;
  if (!(raw instanceof Thing)) throw stage.error('TypeError', 'Cannot set properties');
  const slot = raw.find(key);
  if (slot?.set !== undefined) {
    stage.call(plain(slot.set), [value], whole);
    return;
  }
  if (slot?.get !== undefined || raw.isFrozen) throw stage.error('TypeError', 'Cannot assign to read only property');
  noteWrite(raw, stage);
  const held = stage.ledger.chosen(value);
  if (raw instanceof List) writeToList(raw, key, held);
  else if (typeof key === 'string' && key.startsWith('#')) raw.hide(key, held);
  else raw.put(key, held);
}

function writeToList(list: List, key: PropertyKey, value: Value): void {
  const index = Number(String(key));
  if (key === 'length') resize(list, Number(value.raw));
  else if (!Number.isInteger(index)) list.put(key, value);
  else {
    if (index > list.items.length + 1000) throw new NotEvaluable('too long');
    while (list.items.length < index) list.add(NOTHING);
    list.items[index] = narrowedTo(list, value);
  }
}

function resize(list: List, length: number): void {
  while (list.items.length < length) list.add(NOTHING);
  list.items.length = length;
}
