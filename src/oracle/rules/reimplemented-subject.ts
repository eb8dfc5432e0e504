import { isCallExpression, isClass, isFunction, isNewExpression } from '@babel/types';
import type { Confidence } from '../../model/finding.ts';
import { startOf } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import type { Assertion } from '../assertion.ts';
import { isExpect } from '../assertions/read-assertion.ts';
import { findRestatement, functionsNear, piecesOf, type Search } from '../compare/find-restatement.ts';
import { placeOfFunction } from '../compare/place-of-call.ts';
import { isSubjectCall, rootOf, subjectCallsIn } from '../compare/unfold-calls.ts';
import { weightOf } from '../compare/weigh-term.ts';
import type { ExaminedTest, OracleContext, OracleRule } from '../oracle-rule.ts';
import { namesCode } from '../harness/reachable-code.ts';
import { stubsOf } from '../stubs/read-stubs.ts';
import { bindersOf, partsOf, someTerm } from '../terms/rewrite-term.ts';
import type { CallTerm, Term } from '../terms/term.ts';

const RULE = 'oracle/reimplemented-subject';

/** What the test checks is a copy of the code that stands on its own side. */
export const reimplementedSubject: OracleRule = {
  id: RULE,
  inspect: (test, context) => {
    const copies = test.assertions.filter((assertion) => isOwnWork(assertion, test, context));
    if (copies.length === 0) return [];
    const isCalled = test.calls.some(({ term, phase }) => phase !== 'load' && reachesCode(term, context));
    const minWeight = isCalled ? 3 : 1;
    const search = { functions: functionsNear(test, context), context, takesParts: !isCalled, minWeight };
    const found = copies.flatMap((assertion) => suspicionsAbout(assertion, search));
    return found.length === 0 && isAllOwnWork(test, isCalled, context) ? copies.map(standIn) : found;
  },
};

/** Whether a call is one of the code, or hands a function of the code to somebody who may call it. */
const reachesCode = (call: CallTerm, context: OracleContext): boolean =>
  isSubjectCall(call, context) || (!isAssertion(call) && call.args.some((arg) => isMadeByCode(arg, context)));

const isAssertion = ({ callee }: CallTerm): boolean => rootOf(callee).kind === 'dependency' || isExpect(rootOf(callee));

/** What the code declares as a function, or makes by calling one: what it is is not written. */
function isMadeByCode(term: Term, context: OracleContext): boolean {
  const root = rootOf(term);
  const node = root.kind === 'declared' ? context.declarationOf(root)?.node : undefined;
  return node != null && (isFunction(node) || isCallExpression(node) || isNewExpression(node));
}

/** What a class inherits may be the code. A test of a behaviour that calls none of the code, and computes all that it checks, checks something else than the code. */
const isAllOwnWork = (test: ExaminedTest, isCalled: boolean, context: OracleContext): boolean =>
  !isCalled &&
  !test.isCutShort &&
  test.scope.length > 0 &&
  test.assertions.every((assertion) => isOwnWork(assertion, test, context) && !someTerm(assertion.actual, isForeign));

const isForeign = (term: Term): boolean =>
  term.kind === 'dependency' ||
  term.kind === 'unknown' ||
  term.kind === 'declared' ||
  (term.kind === 'function' && isClass(term.node) && term.node.superClass != null);

/** What a library, a caught error or an element that is rendered gives to the test may well come from the code. */
const isOfOthers = (term: Term): boolean =>
  term.kind === 'dependency' || term.kind === 'unknown' || (term.kind === 'call' && isElement(term));

/** `<div />`, `<Items />`: a call of a name, or of a component that is not inlined, with its attributes. */
const isElement = ({ callee, args: [attributes] }: CallTerm): boolean =>
  callee.kind === 'literal' || (callee.kind === 'function' && attributes?.kind === 'object');

export const standIn = ({ span }: Assertion): Suspicion => ({
  rule: RULE,
  location: startOf(span),
  message:
    'What is checked comes from the test itself, and through none of the code that it claims to test: call the code.',
  confidence: 'likely',
  assertion: span,
  worth: 'mirrored',
});

/** Whether a value is computed, and by nothing but the test: neither a stub, nor what somebody hands to a callback, or keeps in an object. */
function isOwnWork({ actual, demand }: Assertion, test: ExaminedTest, context: OracleContext): boolean {
  if (demand === 'interaction' || weightOf(actual) < 1 || subjectCallsIn(actual, context).length > 0) return false;
  if (isReadOfCode(actual)) return false;
  const inner = new Set<Term>(partsOf(actual).flatMap(bindersOf));
  const isHandedOver = (part: Term): boolean => part.kind === 'bound' && part.role === 'parameter' && !inner.has(part);
  const isKept = (part: Term): boolean => part.kind === 'call' && part.isNew && isGivenToCode(part, test, context);
  // What was not read to its end, such as the methods of an object that holds one of the code's.
  const isOfCode = (part: Term): boolean =>
    (part.kind === 'function' && namesCode(part, context)) || (part.kind === 'declared' && isMadeByCode(part, context));
  const stubs = stubsOf(test, context);
  const isStubbed = (part: Term): boolean => part.kind === 'call' && stubs.answerTo(part) !== undefined;
  const isForeignWork = (part: Term): boolean =>
    isOfOthers(part) || isHandedOver(part) || isKept(part) || isListed(part) || isStubbed(part);
  return !someTerm(actual, (part) => isForeignWork(part) || isOfCode(part));
}

/** A constant of the code itself, or a part of it. */
const isReadOfCode = (term: Term): boolean =>
  term.kind === 'declared' || (term.kind === 'member' && rootOf(term).kind === 'declared');

/** A call of what a list or a table holds that the code, or a library, has part in: one implementation after another is tested so. */
function isListed(part: Term): boolean {
  const root = part.kind === 'call' ? rootOf(part.callee) : undefined;
  return root?.kind === 'bound' && root.list !== undefined && someTerm(root.list, isForeign);
}

const isGivenToCode = (object: Term, { calls }: ExaminedTest, context: OracleContext): boolean =>
  calls.some(
    ({ term }) =>
      isSubjectCall(term, context) && term.args.some((arg) => someTerm(arg, ({ key }) => key === object.key)),
  );

function suspicionsAbout(assertion: Assertion, search: Search): readonly Suspicion[] {
  const pieces = piecesOf(assertion.actual).values();
  const [found] = pieces.map((piece) => findRestatement(piece, search)).filter((one) => one !== undefined);
  if (found === undefined) return [];
  const confidence: Confidence = found.weight >= 3 ? 'certain' : 'likely';
  return [
    {
      rule: RULE,
      location: startOf(assertion.span),
      message: `What is checked is a copy of ${placeOfFunction(found.called)} on the test's side, not the code itself: call the code.`,
      confidence,
      assertion: assertion.span,
      worth: 'mirrored',
    },
  ];
}
