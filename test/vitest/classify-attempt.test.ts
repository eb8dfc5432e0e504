import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { classifyAttempts } from '../../src/vitest/classify-attempt.ts';
import type { AttemptRecord, ErrorRecord } from '../../src/vitest/vitest-record.ts';

const CODE = { codeUnderTest: new Set([filePath('src/a.ts')]) };

const anAttempt = (facts: Partial<AttemptRecord>): AttemptRecord => ({
  ...{ kind: 'attempt', label: '1', key: 'k', state: 'failed', errors: [], assertions: 0, duration: 1, reached: [] },
  ...facts,
});

const anError = (facts: Partial<ErrorRecord>): ErrorRecord => ({
  isFromMatcher: false,
  message: 'no',
  names: ['Error'],
  frames: [],
  ...facts,
});

const inTest = [{ file: 'test/a.test.ts', line: 3, column: 5 }];
const inCode = [{ file: 'src/a.ts', line: 9, column: 1 }, ...inTest];

const outcomeOf = (errors: readonly ErrorRecord[], phase: 'body' | 'hook' = 'body') =>
  classifyAttempts([anAttempt({ phase, errors: [...errors] })], CODE).outcome;

describe('ENGINE-3: how an attempt fails', () => {
  it.each([
    ['an assertion in the test', anError({ names: ['AssertionError', 'Error'], frames: inTest }), 'check'],
    ['an assertion without a place', anError({ names: ['AssertionError'] }), 'check'],
    ['an error of a helper', anError({ names: ['TestingLibraryElementError', 'Error'], frames: inTest }), 'check'],
    ['an error that the code throws', anError({ names: ['RangeError', 'Error'], frames: inCode }), 'crash'],
    ['a plain error that the code throws', anError({ frames: inCode }), 'crash'],
    ['an assertion that the code itself makes', anError({ names: ['AssertionError'], frames: inCode }), 'crash'],
    ['a TypeError in the test', anError({ names: ['TypeError', 'Error'], frames: inTest }), 'crash'],
    [
      'a matcher that is given a value of the wrong type',
      anError({ names: ['TypeError', 'Error'], isFromMatcher: true, frames: inTest }),
      'check',
    ],
    ['a subclass of RangeError', anError({ names: ['TooMany', 'RangeError', 'Error'], frames: inTest }), 'crash'],
    ['Vitest’s time limit', anError({ names: ['TestTimeoutError'], frames: inTest }), 'timeout'],
    ['the time limit of older versions', anError({ message: 'Test timed out in 5000ms.' }), 'timeout'],
    ['the step limit', anError({ message: 'Stryker: Hit count limit reached (1 of 0)', frames: inCode }), 'timeout'],
  ] as const)('takes %s for %3$s', (_, error, outcome) => {
    expect(outcomeOf([error])).toBe(outcome);
  });

  it('ENGINE-17: takes what is thrown by tests inside of the code for their own, and what is thrown around them not', () => {
    const inSourceTests = [
      { file: filePath('src/a.ts'), start: { line: 20, column: 1 }, end: { line: 30, column: 2 } },
    ];
    const outcomes = [19, 21, 31].map((line) => {
      const errors = [anError({ names: ['AssertionError'], frames: [{ file: 'src/a.ts', line, column: 5 }] })];
      return classifyAttempts([anAttempt({ phase: 'body', errors })], { ...CODE, inSourceTests }).outcome;
    });
    expect(outcomes).toEqual(['crash', 'check', 'crash']);
  });

  it('finds the check among soft assertions', () => {
    const crash = anError({ names: ['TypeError'], frames: inCode });
    const check = anError({ names: ['AssertionError'], frames: inTest });
    expect(classifyAttempts([anAttempt({ phase: 'body', errors: [crash, check] })], CODE)).toEqual({
      outcome: 'check',
      error: check,
    });
  });

  it('takes a failing hook for nobody’s kill, and one that runs out of time for a timeout', () => {
    const assertion = anError({ names: ['AssertionError'], frames: inTest });
    expect(outcomeOf([assertion], 'hook')).toBe('hook');
    expect(outcomeOf([anError({ message: 'Hook timed out in 10ms.' })], 'hook')).toBe('timeout');
  });
});

describe('EVIDENCE-3: attempts that prove nothing', () => {
  it('leaves a skipped, an unended and an absent attempt unmeasured', () => {
    const unmeasured = { outcome: 'unmeasured', error: undefined };
    expect(classifyAttempts([anAttempt({ state: 'skipped' })], CODE)).toEqual(unmeasured);
    expect(classifyAttempts([anAttempt({ state: 'open' })], CODE)).toEqual(unmeasured);
    expect(classifyAttempts([], CODE)).toEqual(unmeasured);
  });

  it('lets the last retry decide', () => {
    const failed = anAttempt({ phase: 'body', errors: [anError({ names: ['AssertionError'] })] });
    expect(classifyAttempts([failed, anAttempt({ state: 'passed' })], CODE).outcome).toBe('passed');
    expect(classifyAttempts([anAttempt({ state: 'passed' }), failed], CODE).outcome).toBe('check');
  });
});
