/** What keeps an assertion that reading comes to from running, or from failing its test. */
import type { CallExpression, Node, TryStatement } from '@babel/types';
import { isFunction, isLoop } from '@babel/types';
import { memberName } from '../../syntax/static-name.ts';
import type { Assertion, Site, Step } from '../assertion.ts';
import { isExpect } from '../assertions/read-assertion.ts';
import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import { globalPath } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import { isOperation, not } from '../terms/build-operation.ts';
import { someTerm } from '../terms/rewrite-term.ts';
import type { Term } from '../terms/term.ts';
import { trivialityOf } from '../values/triviality.ts';
import { ancestorsOf, someNode } from './ancestors-of.ts';
import { isWorkedOutEmpty, isWorkedOutFalse } from './worked-out.ts';
import { isExpectedToFail } from './expected-to-fail.ts';
import { failsWithoutError, swallows } from './failing-code.ts';
import { fateOf, isForRejectionsOnly } from './promise-fate.ts';

export interface Obstacle {
  /** What follows "because". */
  readonly reason: string;
  /** Whether announcing the number of assertions (`expect.assertions`) makes the test fail nevertheless. */
  readonly isNoticedByCount: boolean;
}

const skipped = (reason: string): Obstacle => ({ reason, isNoticedByCount: true });
const SWALLOWED: Obstacle = { reason: 'a `catch` swallows its failure', isNoticedByCount: false };
const EXPECTED: Obstacle = { reason: 'its failure passes for the error that is expected', isNoticedByCount: false };
const DROPPED = skipped('nobody awaits or returns the promise that it is in');
const ONLY_WHEN_REJECTED = skipped('it runs only when the promise is rejected, and nothing fails when it is not');

export function obstacleTo(assertion: Assertion, test: ExaminedTest, context: OracleContext): Obstacle | undefined {
  const around = (site: Site): readonly Node[] => nodesAround(site, context);
  for (const [index, step] of assertion.path.entries()) {
    if (isOption(step, assertion.path.slice(0, index))) continue;
    const obstacle = obstacleIn(step, { assertion, test, around, context });
    if (obstacle !== undefined) return obstacle;
  }
  const outwards = around(assertion.site);
  return obstacleInFunctions(outwards) ?? (fateOf(assertion.site.node, outwards).isSwallowed ? SWALLOWED : undefined);
}

/** What a helper does not assert for one of its callers, since that asks for less, it may assert for others. */
const isOption = (step: Step, before: readonly Step[]): boolean =>
  step.kind === 'branch' && isNever(step.condition) && before.some(({ kind }) => kind === 'call');

/** The nodes around a site in its file, its parent first. */
function nodesAround({ file, node }: Site, context: OracleContext): readonly Node[] {
  for (const statement of context.moduleOf(file)?.statements ?? []) {
    const ancestors = ancestorsOf(node, statement);
    if (ancestors.length > 0) return ancestors.toReversed();
  }
  return [];
}

interface Meeting {
  readonly assertion: Assertion;
  readonly test: ExaminedTest;
  readonly around: (site: Site) => readonly Node[];
  readonly context: OracleContext;
}

function obstacleIn(step: Step, meeting: Meeting): Obstacle | undefined {
  switch (step.kind) {
    case 'loop':
      return isEmptyRange(step.list) || isWorkedOutEmpty(step.list, meeting.context)
        ? skipped('its loop ends before it starts')
        : undefined;
    case 'branch':
      return isNever(step.condition) || isWorkedOutFalse(step.condition, meeting.test, meeting.context)
        ? skipped('its condition is never true')
        : obstacleInBranch(step, meeting);
    case 'try':
      return obstacleInTry(step.site, meeting);
    case 'catch':
      return obstacleInCatch(step.site, meeting);
    case 'callback':
      return obstacleInHanded(step, meeting);
    case 'call':
      return obstacleInCall(step, meeting);
    default:
      return undefined;
  }
}

/** `for (let i = 0; i < 0; i += 1)`, `while (false)`. */
function isEmptyRange(list: Term): boolean {
  const [start, end] = list.kind === 'operation' ? list.operands.map(numberIn) : [];
  if (isOperation(list, 'while')) return list.operands.some(isNever);
  return isOperation(list, 'range') && start !== undefined && end !== undefined && start >= end;
}

const numberIn = (term: Term): number | undefined =>
  term.kind === 'literal' && typeof term.value === 'number' ? term.value : undefined;

const isNever = (condition: Term): boolean =>
  condition.kind === 'literal' ? !condition.value : isOperation(condition, 'and') && condition.operands.some(isNever);

function obstacleInTry(site: Site, { test, around, context }: Meeting): Obstacle | undefined {
  const { node } = site;
  const isTriedAgain = around(site).some((ancestor) => isLoop(ancestor));
  if (node.type !== 'TryStatement' || isTriedAgain) return undefined;
  const isRead = (name: string): boolean => isNamedAfter(name, node, test.body);
  return swallows(node.handler, isRead) || takesAnyError(node, test, context) ? SWALLOWED : undefined;
}

/** Whether a name is written behind a node; taken to be where the node does not stand in the test itself. */
function isNamedAfter(name: string, node: Node, body: Node | undefined): boolean {
  if (body === undefined || ancestorsOf(node, body).length === 0) return true;
  const isLater = (other: Node): boolean => (other.start ?? 0) >= (node.end ?? 0);
  return someNode(body, (other) => other.type === 'Identifier' && other.name === name && isLater(other));
}

/** Whether a `catch` clause only asserts what holds for a failed assertion too. */
function takesAnyError(node: TryStatement, { assertions }: ExaminedTest, context: OracleContext): boolean {
  const inCatch = assertions.filter(({ path }) =>
    path.some(({ kind, site }) => kind === 'catch' && site.node === node),
  );
  const throws = node.handler != null && someNode(node.handler, ({ type }) => type === 'ThrowStatement');
  return inCatch.length > 0 && !throws && inCatch.every((assertion) => trivialityOf(assertion, context) !== undefined);
}

const ONLY_WHEN_THROWN = skipped('it runs only when something is thrown, and nothing fails when it is not');

function obstacleInCatch(site: Site, { test, around }: Meeting): Obstacle | undefined {
  const { node } = site;
  const outwards = around(site);
  if (node.type !== 'TryStatement' || outwards.some((ancestor) => isLoop(ancestor))) return undefined;
  if (failsWithoutError(node, statementsAfter(node, outwards[0]))) return undefined;
  return isErrorAskedForElsewhere(node, test) ? undefined : ONLY_WHEN_THROWN;
}

/** `if (thrown) expect(thrown)…` is no better than asserting in the `catch`. */
function obstacleInBranch(
  { condition, site }: Extract<Step, { kind: 'branch' }>,
  { test }: Meeting,
): Obstacle | undefined {
  if (!isErrorItself(condition) || isErrorAskedForElsewhere(site.node, test)) return undefined;
  const otherwise = not(condition).key;
  const hasOtherwise = test.assertions.some(({ path }) =>
    path.some((step) => step.kind === 'branch' && step.condition.key === otherwise),
  );
  const throws = test.body !== undefined && someNode(test.body, ({ type }) => type === 'ThrowStatement');
  return hasOtherwise || throws ? undefined : ONLY_WHEN_THROWN;
}

/** A variable that holds the caught error where there was one. */
const isErrorItself = (condition: Term): boolean =>
  isOperation(condition, 'throws') ||
  isOperation(condition, 'caught') ||
  (condition.kind === 'choice' && isOperation(condition.test, 'throws'));

/** Whether an assertion outside of a statement depends on whether something was thrown. */
const isErrorAskedForElsewhere = (node: Node, { assertions }: ExaminedTest): boolean =>
  assertions.some(
    ({ path, actual, expected, demand, isNegated, modifiers }) =>
      path.every((step) => step.site.node !== node) &&
      ((demand === 'throws' && !isNegated) ||
        modifiers.has('rejects') ||
        [actual, ...expected].some((term) => someTerm(term, isAboutError))),
  );

const isAboutError = (term: Term): boolean => isOperation(term, 'throws') || isOperation(term, 'caught');

function statementsAfter(node: TryStatement, parent: Node | undefined): readonly Node[] {
  const statements = parent !== undefined && 'body' in parent && Array.isArray(parent.body) ? parent.body : [];
  const position = statements.findIndex((statement) => statement === node);
  return position === -1 ? [] : statements.slice(position + 1);
}

const TIMERS =
  /^(?:(?:window|globalThis|global)\.)?(?:setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame)$|^process\.nextTick$/;

function obstacleInHanded(step: Extract<Step, { kind: 'callback' }>, meeting: Meeting): Obstacle | undefined {
  if (!isExpect(step.call.callee)) return obstacleInCallback(step, meeting);
  return isExpectedToFail(step.site.node, meeting) ? EXPECTED : undefined;
}

function obstacleInCallback(step: Extract<Step, { kind: 'callback' }>, meeting: Meeting): Obstacle | undefined {
  const { site, call } = step;
  const outwards = meeting.around(site);
  const isPromise = call.isNew
    ? globalPath(call.callee) === 'Promise'
    : /^(?:then|catch|finally)$/.test(propertyName(call.callee) ?? '');
  if (isPromise) return obstacleInPromise(site.node, outwards, meeting);
  if (TIMERS.test(globalPath(call.callee) ?? '')) return obstacleInTimer(site, meeting);
  const isWaiting = /^wait(?:For|Until)$/.test(
    propertyName(call.callee) ?? ('name' in call.callee ? call.callee.name : ''),
  );
  return isWaiting && fateOf(site.node, outwards).isDropped ? DROPPED : undefined;
}

function obstacleInPromise(
  node: Node,
  outwards: readonly Node[],
  { assertion, around }: Meeting,
): Obstacle | undefined {
  const { isDropped, isSwallowed } = fateOf(node, outwards);
  if (isDropped) return DROPPED;
  if (isSwallowed) return SWALLOWED;
  const inner = node.type === 'CallExpression' ? argumentAround(node, assertion.site, around) : undefined;
  return node.type === 'CallExpression' && inner !== undefined && isForRejectionsOnly(node, inner)
    ? ONLY_WHEN_REJECTED
    : undefined;
}

/** The argument of a call that a site lies in. */
function argumentAround(call: CallExpression, site: Site, around: Meeting['around']): Node | undefined {
  const nodes = [site.node, ...around(site)];
  return call.arguments.find((argument) => nodes.includes(argument));
}

/** A timer counts when a promise that its callback settles is waited for, when timers are run by hand, or when the test waits later. */
function obstacleInTimer({ node, file }: Site, { assertion, test, around }: Meeting): Obstacle | undefined {
  const isInPromise = assertion.path.some(
    (step) => step.kind === 'callback' && step.call.isNew && globalPath(step.call.callee) === 'Promise',
  );
  const isRunByHand = test.calls.some(({ term }) =>
    /^(?:advanceTimers|runAll|runOnly|runTo|tick|next)/.test(propertyName(term.callee) ?? ''),
  );
  const waitsLater =
    test.body === undefined ||
    someNode(test.body, (other) => other.type === 'AwaitExpression' && (other.start ?? 0) > (node.end ?? 0));
  const isInBody = file === test.site.file && around({ node, file }).some((ancestor) => ancestor === test.body);
  return isInBody && !isInPromise && !isRunByHand && !waitsLater
    ? skipped('the test has ended before its timer runs')
    : undefined;
}

function obstacleInCall({ site, callee }: Extract<Step, { kind: 'call' }>, { around }: Meeting): Obstacle | undefined {
  if (!isFunction(callee) || !callee.async) return undefined;
  const isOwnCall = site.node.type === 'CallExpression' && !site.node.arguments.some((argument) => argument === callee);
  const { isDropped, isSwallowed } = fateOf(site.node, around(site));
  if (isDropped && isOwnCall && !isListCall(site.node)) return DROPPED;
  return isSwallowed ? SWALLOWED : undefined;
}

const isListCall = (node: Node): boolean =>
  node.type === 'CallExpression' &&
  node.callee.type === 'MemberExpression' &&
  LIST_METHODS.test(memberName(node.callee) ?? '');

const LIST_METHODS = /^(?:forEach|map|flatMap|filter|some|every|find)$/;

/** Async callbacks of lists, whose promises are dropped with the list of them. */
function obstacleInFunctions(outwards: readonly Node[]): Obstacle | undefined {
  for (const [index, node] of outwards.entries()) {
    const call = outwards[index + 1];
    if (!isFunction(node) || !node.async || call?.type !== 'CallExpression' || !isListCall(call)) continue;
    const name = call.callee.type === 'MemberExpression' ? memberName(call.callee) : undefined;
    if (name === 'forEach' || fateOf(call, outwards.slice(index + 2)).isDropped) return DROPPED;
  }
  return undefined;
}
