import { startOf } from '../../model/location.ts';
import type { Suspicion } from '../../model/oracle.ts';
import type { Assertion } from '../assertion.ts';
import type { ExaminedTest, OracleContext, OracleRule } from '../oracle-rule.ts';
import { isHandedIn } from '../stubs/is-handed-in.ts';
import { stubsOf, type Stubs } from '../stubs/read-stubs.ts';
import { isOwnStub, libraryCall, stubBehind } from '../stubs/stub-calls.ts';
import { propertyName } from '../terms/build-member.ts';
import { someTerm } from '../terms/rewrite-term.ts';
import type { Term } from '../terms/term.ts';

const RULE = 'oracle/interaction-only';

export const interactionOnly: OracleRule = {
  id: RULE,
  inspect: (test, context) => {
    const watched = test.assertions.map(watchedBy);
    if (watched.length === 0 || watched.includes(undefined)) return [];
    const stubs = stubsOf(test, context);
    const isInside = watched.every((stub) => stub !== undefined && isOfProject(stub, { test, stubs, context }));
    return isInside ? test.assertions.map(suspicion) : [];
  },
};

/** The stub whose calls an assertion is about; `undefined` when it is about something else. */
function watchedBy({ demand, actual }: Assertion): Term | undefined {
  if (demand === 'interaction') return stubBehind(actual);
  return stubOfRecord(actual);
}

/** `stub` in `stub.mock.calls[0]`. */
function stubOfRecord(term: Term): Term | undefined {
  if (term.kind !== 'member') return undefined;
  return propertyName(term) === 'mock' ? stubBehind(term.object) : stubOfRecord(term.object);
}

interface Situation {
  readonly test: ExaminedTest;
  readonly stubs: Stubs;
  readonly context: OracleContext;
}

/** Whether a stub stands for a function of the project that the test did not hand in itself. */
function isOfProject(stub: Term, { test, stubs, context }: Situation): boolean {
  if (stub.kind === 'declared') return context.isSubject(stub.file);
  if (isOwnStub(stub))
    return stubs.modules.some(({ exports }) =>
      [...(exports?.values() ?? [])].some((made) => someTerm(made, (part) => part.key === stub.key)),
    );
  const spied =
    stub.kind === 'call' && libraryCall(stub) === 'spyOn'
      ? stub.args[0]
      : stub.kind === 'member'
        ? stub.object
        : undefined;
  return spied !== undefined && isOwnObject(spied, context) && !isHandedIn(spied, test);
}

function isOwnObject(object: Term, context: OracleContext): boolean {
  if (object.kind === 'declared') return context.isSubject(object.file);
  if (object.kind === 'member') return isOwnObject(object.object, context);
  if (object.kind !== 'call') return false;
  return object.isNew ? isOwnObject(object.callee, context) : context.calledBy(object) !== undefined;
}

const suspicion = ({ span }: Assertion): Suspicion => ({
  rule: RULE,
  location: startOf(span),
  message:
    "The test only asserts that one of the project's functions calls another, which is how the code works and not what it does: assert what comes out.",
  confidence: 'likely',
  assertion: span,
  worth: undefined,
});
