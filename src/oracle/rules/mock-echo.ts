import type { Confidence } from '../../model/finding.ts';
import { startOf } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import type { Assertion } from '../assertion.ts';
import type { ExaminedTest, OracleContext, OracleRule } from '../oracle-rule.ts';
import { outermostCalls } from '../stubs/outermost-calls.ts';
import { stubsOf, type Stubs, type Answer } from '../stubs/read-stubs.ts';
import { isHandedIn } from '../stubs/is-handed-in.ts';
import { isOwnStub, stubBehind } from '../stubs/stub-calls.ts';
import { member, propertyName } from '../terms/build-member.ts';
import { isOperation } from '../terms/build-operation.ts';
import { someTerm } from '../terms/rewrite-term.ts';
import { isSubjectCall, rootOf as rootTerm } from '../compare/unfold-calls.ts';
import type { CallTerm, Term } from '../terms/term.ts';

const RULE = 'oracle/mock-echo';

export const mockEcho: OracleRule = {
  id: RULE,
  inspect: (test, context) => {
    const stubs = stubsOf(test, context);
    if (stubs.isEmpty) return [];
    return test.assertions.flatMap((assertion) => {
      const isOwn = isOwnCall(assertion, test) || isOwnCallOfSpy(assertion, { stubs, test, context });
      const echo = isOwn ? OWN_CALL : echoIn(assertion, stubs, context);
      return echo === undefined ? [] : [suspicion(assertion, echo)];
    });
  },
};

/** Whether only the test itself can have called the stub whose calls are asserted. */
function isOwnCall({ demand, actual }: Assertion, test: ExaminedTest): boolean {
  const stub = stubBehind(actual);
  if (demand !== 'interaction' || !isOwnStub(stub) || isHandedIn(stub, test)) return false;
  const made = test.calls.filter(({ term }) => stubBehind(term.callee).key === stub.key && !isAboutStub(term));
  return made.length > 0 && made.every(({ path, phase }) => phase === 'body' && path.length === 0);
}

/** The same of a method of the code that a stub was put in the place of, where nothing else of the code runs. */
function isOwnCallOfSpy(
  { demand, actual }: Assertion,
  { stubs, test, context }: { readonly stubs: Stubs; readonly test: ExaminedTest; readonly context: OracleContext },
): boolean {
  if (demand !== 'interaction' || actual.kind !== 'member' || !stubs.isSpiedRead(actual)) return false;
  const run = test.calls.filter(({ term, phase }) => phase === 'body' && !term.isNew && isSubjectCall(term, context));
  return run.length > 0 && run.every(({ term, path }) => term.callee.key === actual.key && path.length === 0);
}

/** `stub.mockReset()` and the like. */
const isAboutStub = ({ callee }: CallTerm): boolean => /^mock[A-Z]/.test(propertyName(callee) ?? '');

interface Echo {
  readonly confidence: Confidence;
  readonly how: string;
}

const HANDED_ON: Echo = { confidence: 'likely', how: 'which the code hands on untouched' };

const OWN_QUESTION: Echo = { confidence: 'certain', how: 'and the test asks that stub itself' };

const OWN_CALL: Echo = { confidence: 'likely', how: 'or that the test itself called it' };

function echoIn(assertion: Assertion, stubs: Stubs, context: OracleContext): Echo | undefined {
  const { demand, actual, isNegated } = assertion;
  if (demand === 'interaction' || demand === 'throws' || isNegated) return undefined;
  if (isRecordedResult(actual, stubs)) return { confidence: 'certain', how: 'read off the record of its calls' };
  const [call, ...others] = outermostCalls(actual, stubs, context);
  if (call === undefined || others.length > 0) return undefined;
  const answer = stubs.answerTo(call);
  if (answer === undefined) return isPassedOn(assertion, { stubs, context }) ? HANDED_ON : undefined;
  return isDecidedByStub(answer, context) ? askedBy(assertion, call, { answer, context }) : undefined;
}

/** The test asks the stub itself. What replaces something foreign, such as the clock, stands for the world outside, unless nothing else is asked. */
function askedBy(
  { actual, expected }: Assertion,
  call: CallTerm,
  { answer, context }: { readonly answer: Answer; readonly context: OracleContext },
): Echo | undefined {
  if (answer.replaces !== 'method' || !isForeign(call, context)) return OWN_QUESTION;
  return actual === call && isTold(answer, expected) ? { ...OWN_QUESTION, confidence: 'likely' } : undefined;
}

/** Whether nothing but the stub decides. */
const isDecidedByStub = ({ told }: Answer, context: OracleContext): boolean =>
  told.length > 0 &&
  !told.some((value) => someTerm(value, (part) => part.kind === 'call' && isRealCall(part, context)));

const isTold = ({ told }: Answer, [wanted]: Assertion['expected']): boolean =>
  told.some(({ key }) => key === wanted?.key);

function isForeign(call: CallTerm, context: OracleContext): boolean {
  const owner = call.callee.kind === 'member' ? rootTerm(call.callee.object) : call.callee;
  return owner.kind !== 'function' && owner.kind !== 'object' && context.calledBy(call) === undefined;
}

const isRealCall = (call: CallTerm, context: OracleContext): boolean =>
  call.callee.kind === 'declared' || context.calledBy(call) !== undefined;

/** Whether functions of the project hand on the answer of a mocked one of the project, or a part of it, and that is what is expected. */
function isPassedOn(
  { actual, expected, demand }: Assertion,
  { stubs, context }: { readonly stubs: Stubs; readonly context: OracleContext },
): boolean {
  const [wanted] = expected;
  if (wanted === undefined || (demand !== 'equal' && demand !== 'truth') || !stubs.replaceExports) return false;
  const value = handedOn(actual, { stubs, context, hopsLeft: MAX_HOPS });
  const [call, path] = rootOf(value);
  const answer = call === undefined ? undefined : stubs.answerTo(call);
  if (answer?.replaces !== 'export' || value === actual) return false;
  return answer.told.some((told) => path.reduce(member, told).key === wanted.key);
}

/** How many functions a value is followed through. */
const MAX_HOPS = 3;

/** A value in terms of the stub that answers it, through functions that do no more than return it. */
function handedOn(
  term: Term,
  reading: { readonly stubs: Stubs; readonly context: OracleContext; readonly hopsLeft: number },
): Term {
  const { stubs, context, hopsLeft } = reading;
  if (hopsLeft === 0) return term;
  if (term.kind === 'member') {
    const object = handedOn(term.object, reading);
    if (object === term.object) return term;
    const part = member(object, term.property);
    return part.kind === 'member' ? part : handedOn(part, { ...reading, hopsLeft: hopsLeft - 1 });
  }
  if (term.kind !== 'call' || stubs.answerTo(term) !== undefined) return term;
  const value = context.unfold(term);
  return value === undefined ? term : handedOn(withoutGuards(value), { ...reading, hopsLeft: hopsLeft - 1 });
}

/** What a function returns where it does not throw. */
function withoutGuards(value: Term): Term {
  if (value.kind !== 'choice') return value;
  if (isOperation(value.then, 'throw')) return withoutGuards(value.otherwise);
  return isOperation(value.otherwise, 'throw') ? withoutGuards(value.then) : value;
}

/** The call that a chain of members starts with, and the properties in order. */
function rootOf(term: Term): readonly [CallTerm | undefined, readonly Term[]] {
  if (term.kind === 'call') return [term, []];
  if (term.kind !== 'member') return [undefined, []];
  const [call, path] = rootOf(term.object);
  return [call, [...path, term.property]];
}

/** `stub.mock.results[0].value` is what the stub returned. */
function isRecordedResult(term: Term, stubs: Stubs): boolean {
  if (term.kind !== 'member') return false;
  if (
    !/^(?:results|settledResults)$/.test(propertyName(term) ?? '') ||
    propertyName(term.object) !== 'mock' ||
    term.object.kind !== 'member'
  )
    return isRecordedResult(term.object, stubs);
  return stubs.toldTo(stubBehind(term.object.object)).length > 0;
}

const suspicion = ({ span }: Assertion, { confidence, how }: Echo): Suspicion => ({
  rule: RULE,
  location: startOf(span),
  message: `The asserted value is what the test told a stub to return, ${how}: assert what real code makes of it.`,
  confidence,
  assertion: span,
  worth: 'mirrored',
});

/** What a rehearsal finds to be handed on. */
export const handedOnAt = (assertion: Assertion): Suspicion => suspicion(assertion, HANDED_ON);
