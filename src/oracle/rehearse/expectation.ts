/** Assertions as a rehearsal comes to them: what they compare, and whether it is so. */
import type { CallExpression, Node } from '@babel/types';
import { memberName } from '../../syntax/static-name.ts';
import { ASSERTS, MATCHERS } from '../assertions/matchers.ts';
import type { Demand } from '../assertion.ts';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { equalValues, Pattern } from './equal-values.ts';
import type { Frame } from './frame.ts';
import { hostOf } from './inspect.ts';
import { itemsOf } from './iterate.ts';
import { isInstance } from './play-operator.ts';
import type { Stage } from './stage.ts';
import { Dictionary, Func, List, Native, NOTHING, Promised, Thing, Thrown, type Value } from './values.ts';

/** Thrown where an assertion does not hold that holds when the test runs: something was not understood. */
export class Mismatch extends NotEvaluable {
  override name = 'Mismatch';
}

export interface Check {
  readonly node: Node;
  readonly demand: Demand;
  readonly matcher: string;
  readonly isNegated: boolean;
  /** Whether the test goes on where it fails. */
  readonly isSoft: boolean;
  readonly actual: Value;
  readonly expected: readonly Value[];
}

/** The check that a call makes; `undefined` when it makes none. */
export function checkOf(node: CallExpression, frame: Frame, stage: Stage): Check | undefined {
  if (rootName(node) === 'assert' && isOfProject('assert', frame, stage)) return undefined;
  if (node.callee.type !== 'MemberExpression') return plainAssert(node, frame, stage);
  const { names, inner } = wordsOf(node.callee);
  if (inner.type === 'Identifier' && inner.name === 'assert') return assertCheck(node, names, { frame, stage });
  if (inner.type !== 'CallExpression' || !isExpectCall(inner)) return undefined;
  return expectCheck(node, names, { inner, frame, stage });
}

/** The name that a chain of members and calls starts with. */
function rootName(node: Node): string | undefined {
  if (node.type === 'CallExpression') return rootName(node.callee);
  if (node.type === 'MemberExpression') return rootName(node.object);
  return node.type === 'Identifier' ? node.name : undefined;
}

/** Whether a name is that of a function of the project, not of a library. */
function isOfProject(name: string, frame: Frame, stage: Stage): boolean {
  try {
    const { raw } = stage.lookUp(name, frame);
    return raw instanceof Func && raw.code !== undefined;
  } catch {
    return false;
  }
}

/** The words behind `expect(…)` or `assert`. */
function wordsOf(callee: Node): { readonly names: readonly string[]; readonly inner: Node } {
  if (callee.type !== 'MemberExpression') return { names: [], inner: callee };
  const { names, inner } = wordsOf(callee.object);
  return { names: [...names, memberName(callee) ?? ''], inner };
}

function isExpectCall({ callee }: CallExpression): boolean {
  if (callee.type === 'Identifier') return callee.name === 'expect';
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'expect' &&
    /^(?:soft|poll)$/.test(memberName(callee) ?? '')
  );
}

interface Around {
  readonly frame: Frame;
  readonly stage: Stage;
}

function plainAssert(node: CallExpression, frame: Frame, stage: Stage): Check | undefined {
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'assert') return undefined;
  const [actual = NOTHING] = node.arguments.slice(0, 1).map((argument) => stage.evaluate(argument, frame));
  return { node, demand: 'truth', matcher: 'ok', isNegated: false, isSoft: false, actual, expected: [] };
}

function assertCheck(node: CallExpression, names: readonly string[], { frame, stage }: Around): Check | undefined {
  const name = names.at(-1) ?? '';
  const without = name.replace(/^(?:not|doesNot|isNot)(?=[A-Z])/, (word) => (word === 'isNot' ? 'is' : ''));
  const matcher = without === name ? name : without.charAt(0).toLowerCase() + without.slice(1);
  const demand = ASSERTS.get(matcher === 'throw' ? 'throws' : matcher);
  if (demand === undefined) throw new NotEvaluable(name);
  const [actual = NOTHING, ...expected] = node.arguments.map((argument) => stage.evaluate(argument, frame));
  return { node, demand, matcher, isNegated: without !== name, isSoft: false, actual, expected };
}

function expectCheck(node: CallExpression, names: readonly string[], around: Expecting): Check {
  const word = names.at(-1) ?? '';
  // Chai's `deep.equal` asks for no identity.
  const matcher = names.includes('deep') && /^equals?$/.test(word) ? 'eql' : word;
  const actual = subjectOf(names, around);
  const isThrown = names.includes('rejects') && /throw/i.test(matcher);
  return {
    node,
    demand: isThrown ? 'other' : (MATCHERS.get(matcher) ?? 'other'),
    matcher,
    isNegated: names.slice(0, -1).includes('not'),
    isSoft: modifierOf(around.inner) === 'soft',
    actual,
    expected: node.arguments.map((argument) => around.stage.evaluate(argument, around.frame)),
  };
}

interface Expecting extends Around {
  readonly inner: CallExpression;
}

/** `soft` in `expect.soft(…)`. */
const modifierOf = ({ callee }: CallExpression): string | undefined =>
  callee.type === 'MemberExpression' ? memberName(callee) : undefined;

/** What is given to `expect`, as its words want it. */
function subjectOf(names: readonly string[], { inner, frame, stage }: Expecting): Value {
  const [subject] = inner.arguments;
  const given = subject === undefined ? NOTHING : stage.evaluate(subject, frame);
  if (modifierOf(inner) === 'poll') return stage.awaited(stage.call(given, []));
  if (names.includes('rejects')) return rejectionOf(given, stage);
  if (!names.includes('resolves')) return given;
  return stage.awaited(given.raw instanceof Func ? stage.call(given, []) : given);
}

function rejectionOf(promise: Value, stage: Stage): Value {
  try {
    stage.awaited(promise.raw instanceof Func ? stage.call(promise, []) : promise);
  } catch (error) {
    if (error instanceof Thrown) return error.value;
    throw error;
  }
  throw new Mismatch('not rejected');
}

/** Whether what a check asks is so; `undefined` where that is not known. */
export function isMet(check: Check, stage: Stage): boolean | undefined {
  const answer = answerTo(check, stage);
  return answer === undefined ? undefined : answer !== check.isNegated;
}

function answerTo({ demand, matcher, actual, expected }: Check, stage: Stage): boolean | undefined {
  const [wanted = NOTHING] = expected;
  switch (demand) {
    case 'equal':
      return isEqual(matcher, actual, wanted);
    case 'close':
      return typeof actual.raw === 'number' && typeof wanted.raw === 'number'
        ? Math.abs(actual.raw - wanted.raw) <= toleranceOf(matcher, expected[1]) || actual.raw === wanted.raw
        : undefined;
    case 'truth':
      return isTrue(matcher, actual);
    case 'throws':
      return actual.raw instanceof Func ? doesThrow(actual, expected, stage) : undefined;
    case 'contains':
      return containing(actual, wanted, stage);
    case 'length':
      return stage.get(actual, 'length').raw === wanted.raw;
    case 'ordered':
      return isOrdered(matcher, actual, wanted);
    default:
      return ofKind({ demand, matcher, actual, expected }, stage);
  }
}

/** Vitest's own matcher is told digits, Chai's a difference; a copy that rounds otherwise is a copy still. */
function toleranceOf(matcher: string, told: Value | undefined): number {
  const number = Number(told?.raw ?? 2);
  return Math.max(MIN_TOLERANCE, matcher === 'toBeCloseTo' ? 0.5 * 10 ** -number : number);
}

const MIN_TOLERANCE = 0.01;

function ofKind(
  { demand, matcher, actual, expected }: Omit<Check, 'node' | 'isNegated' | 'isSoft'>,
  stage: Stage,
): boolean | undefined {
  const [wanted = NOTHING, value] = expected;
  if (demand === 'matches') return doesMatch(actual, wanted);
  if (/instanceof/i.test(matcher)) return isInstance(actual, wanted);
  if (demand !== 'partial') return isThere(matcher, actual);
  if (matcher === 'toMatchObject') return equalValues(actual, wanted, { isPartial: true });
  const isName = matcher === 'toHaveProperty' && value !== undefined && !String(wanted.raw).includes('.');
  return isName ? equalValues(stage.get(actual, String(wanted.raw)), value) : undefined;
}

function isThere(matcher: string, { raw }: Value): boolean | undefined {
  if (/undefined/i.test(matcher)) return raw === undefined;
  if (/defined|exists?$/i.test(matcher)) return raw !== undefined;
  if (/null$/i.test(matcher)) return raw === null;
  return /nan$/i.test(matcher) ? Number.isNaN(raw) : undefined;
}

const IDENTITY = /^(?:toBe|strictEqual|equals?)$/;

function isEqual(matcher: string, actual: Value, wanted: Value): boolean | undefined {
  if (/oneOf|members/i.test(matcher)) return undefined;
  if (IDENTITY.test(matcher) && actual.raw instanceof Thing) return actual.raw === wanted.raw;
  return equalValues(actual, wanted);
}

function isTrue(matcher: string, { raw }: Value): boolean | undefined {
  if (/^(?:isTrue|toBeTrue|true)$/.test(matcher)) return raw === true;
  if (/^(?:isFalse|toBeFalse|false)$/.test(matcher)) return raw === false;
  if (matcher === 'toBeFalsy') return !raw;
  return /truthy|ok/i.test(matcher) ? Boolean(raw) : undefined;
}

function doesThrow(actual: Value, expected: readonly Value[], stage: Stage): boolean | undefined {
  const { ledger } = stage;
  try {
    const made = ledger.guarded(() => stage.call(actual, []));
    if (made.raw instanceof Promised) throw new NotEvaluable('a promise');
    return false;
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    // What the test throws when it passes is what it asks for.
    return ledger.hasFailed ? isWanted(error.value, expected[0], stage) : true;
  }
}

/** Whether an error is the one that `toThrow` is told. */
function isWanted(error: Value, wanted: Value | undefined, stage: Stage): boolean | undefined {
  if (wanted === undefined) return true;
  if (wanted.raw instanceof Func) return isInstance(error, wanted);
  const message = stage.get(error, 'message');
  const isText = typeof wanted.raw === 'string' || (wanted.raw instanceof Native && wanted.raw.host instanceof RegExp);
  return isText ? doesMatch(message, wanted) : undefined;
}

function containing(actual: Value, wanted: Value, stage: Stage): boolean | undefined {
  if (typeof actual.raw === 'string') return actual.raw.includes(String(wanted.raw));
  const isList = actual.raw instanceof List || actual.raw instanceof Dictionary;
  return isList ? itemsOf(actual, stage).some((item) => equalValues(item, wanted)) : undefined;
}

function isOrdered(matcher: string, { raw: left }: Value, { raw: right }: Value): boolean | undefined {
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  if (/greaterthanorequal|least/i.test(matcher)) return left >= right;
  if (/lessthanorequal|most/i.test(matcher)) return left <= right;
  if (/greater|above/i.test(matcher)) return left > right;
  return /less|below/i.test(matcher) ? left < right : undefined;
}

function doesMatch({ raw }: Value, wanted: Value): boolean | undefined {
  if (typeof raw !== 'string') return undefined;
  const pattern = hostOf(wanted);
  return pattern instanceof RegExp ? new RegExp(pattern).test(raw) : raw.includes(String(pattern));
}

/** `expect.any(Number)` and its kin. */
export function patternFor(name: string, args: readonly Value[]): Pattern {
  const [wanted = NOTHING] = args;
  switch (name) {
    case 'any':
      return new Pattern((value) => isOfType(value, wanted));
    case 'anything':
      return new Pattern(({ raw }) => raw != null);
    case 'objectContaining':
      return new Pattern((value) => equalValues(value, wanted, { isPartial: true }));
    case 'arrayContaining':
      return new Pattern((value) => holdsAll(value, wanted));
    case 'stringContaining':
      return new Pattern(({ raw }) => typeof raw === 'string' && raw.includes(String(wanted.raw)));
    case 'stringMatching':
      return new Pattern((value) => doesMatch(value, wanted) === true);
    case 'closeTo':
      return new Pattern((value) => equalValues(value, wanted, { within: 0.01 }));
    default:
      throw new NotEvaluable(name);
  }
}

const holdsAll = ({ raw }: Value, { raw: wanted }: Value): boolean =>
  raw instanceof List &&
  wanted instanceof List &&
  wanted.items.every((one) => raw.items.some((item) => equalValues(item, one)));

function isOfType(value: Value, type: Value): boolean {
  const name = type.raw instanceof Func ? type.raw.name.toLowerCase() : '';
  return typeof value.raw === name || (name === 'function' && value.raw instanceof Func) || isInstance(value, type);
}
