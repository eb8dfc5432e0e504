/** Tests around whose attempts Vitest has nothing to do: these are repeated without it, since its own loop takes longer than most tests do. */
import type { ExpectStatic, RunnerTestCase, TestRunner, VitestUtils } from 'vitest';

/** As the examined project's own copy has them. */
export interface PlainTools {
  readonly expect: ExpectStatic;
  readonly vi: VitestUtils;
  readonly getSuiteHooks: typeof TestRunner.getSuiteHooks;
}

/** What Vitest is to do between two attempts of any test. */
export type Between = Partial<
  Record<'restoreMocks' | 'mockReset' | 'clearMocks' | 'unstubEnvs' | 'unstubGlobals', boolean>
>;

/** Of a test that has not run yet, since fixtures that it uses are put beside these. */
export const contextKeys = ({ context }: RunnerTestCase): number => Reflect.ownKeys(context).length;

/**
 * Whether there is nothing before and after an attempt but the test's own body: no hooks, fixtures, retries or clean-ups.
 * Asked when the first attempt is over. `keys`: of its context before.
 */
export function isPlain(test: RunnerTestCase, keys: number, { expect, getSuiteHooks }: PlainTools): boolean {
  return (
    (test.retry === undefined || test.retry === 0) &&
    contextKeys(test) === keys &&
    Reflect.get(test.context, '_local') !== true &&
    // Otherwise this is the state of some other `expect`.
    expect.getState().currentTestName?.endsWith(test.name) === true &&
    suitesAround(test).every((suite) => {
      const { beforeEach, afterEach, aroundEach } = getSuiteHooks(suite);
      return beforeEach.length + afterEach.length + aroundEach.length === 0;
    })
  );
}

/** Whether Vitest writes down what happens in each attempt. */
export function isTraced(config: object): boolean {
  const experimental: unknown = Reflect.get(config, 'experimental');
  return (
    typeof experimental === 'object' && experimental !== null && Boolean(Reflect.get(experimental, 'traceTimeline'))
  );
}

/** Whether the attempt that has just ended left nothing for Vitest to do. */
export const isDone = (test: RunnerTestCase): boolean =>
  ['onFinished', 'onFailed'].every((key) => !Reflect.get(test, key)) && Reflect.get(test.context, '_local') !== true;

/** As Vitest does it before each attempt. */
export function beginAnew(test: RunnerTestCase, config: Between, { expect, vi }: PlainTools): void {
  if (config.restoreMocks === true) vi.restoreAllMocks();
  if (config.mockReset === true) vi.resetAllMocks();
  if (config.clearMocks === true) vi.clearAllMocks();
  if (config.unstubEnvs === true) vi.unstubAllEnvs();
  if (config.unstubGlobals === true) vi.unstubAllGlobals();
  const state = expect.getState();
  state.snapshotState.clearTest(test.id);
  Object.assign(state, NO_ASSERTIONS);
  forgetResult(test);
}

/** What `expect.assertions` and its like leave. */
const NO_ASSERTIONS = {
  assertionCalls: 0,
  isExpectingAssertions: false,
  isExpectingAssertionsError: null,
  expectedAssertionsNumber: null,
  expectedAssertionsNumberErrorGen: null,
};

/** What `expect.assertions` asked for in an earlier attempt; before 5.1.1 Vitest keeps it for the `expect` of the test's context. */
export function forgetAssertions({ context }: RunnerTestCase): void {
  if (Reflect.get(context, '_local') !== true) return;
  context.expect.setState(NO_ASSERTIONS);
}

/** How the attempt before ended. */
export function forgetResult({ result }: RunnerTestCase): void {
  if (result === undefined) return;
  Reflect.deleteProperty(result, 'errors');
  result.state = 'run';
  if ('attempts' in result) result.attempts = [];
}

/** From the innermost one to the file. */
export function suitesAround(test: RunnerTestCase): readonly NonNullable<RunnerTestCase['suite']>[] {
  const suites = [];
  for (let suite = test.suite ?? test.file; ; suite = suite.suite ?? suite.file) {
    suites.push(suite);
    if (suite === suite.file) return suites;
  }
}
