/** Each way of writing a test that Vitest knows. */
import type { Kind } from './kind.ts';

const AFTER_HOOKS = 'it counts what runs behind afterEach, or around the attempt, as evaluated early';
const LAST_REPEAT = 'of several repeats it looks at the last one only';

export const formsOfTests: Kind = {
  title: 'forms of tests',
  project: 'forms-of-tests',
  code: [
    'src/concurrent.ts',
    'src/tables.ts',
    'src/fixtures.ts',
    'src/hooks.ts',
    'src/repeated.ts',
    'src/assertions.ts',
  ],
  tests: {
    'test/concurrent.test.ts': [
      'doubles 1 last',
      'doubles 0 first',
      'doubles 3 in between',
      'labels > what has a label',
      'labels > what is plain',
    ],
    'test/tables.test.ts': [
      'raises 1 to 2',
      'raises -2 to -1',
      'halves 4 to 2',
      'halves 0 to 0',
      'joins "a" > and b',
      'joins "" > and b',
    ],
    'test/fixtures.test.ts': [
      'gets a store that is set up for it',
      'leaves the clean-up to notice',
      'is the first to ask for the seed and the port',
      'is the second to ask for the seed and the port',
    ],
    'test/hooks.test.ts': [
      'within a transaction > sees it',
      'after a set-up > sees it as well',
      'checks when it is finished',
      'breaks once more when it has failed',
    ],
    'test/repeated.test.ts': ['holds three times, for 1, 2 and 3', 'passes at the third try'],
    'test/assertions.test.ts': [
      'counts its assertions',
      'has assertions',
      'asserts softly, and crashes behind it',
      'asserts softly, and comes to its end',
      'polls',
      'resolves',
      'rejects',
      'withdraws',
    ],
  },
  situations: [
    {
      title: 'ENGINE-1: of tests that share code at the same time, each gets its own cell',
      row: 'doubled: value + value → value - value',
      cells: { 'doubles 1 last': 'check', 'doubles 0 first': 'passed', 'doubles 3 in between': 'check' },
    },
    {
      title: 'ENGINE-1: of tests of a concurrent describe, each gets its own cell',
      row: `labelled: name === 'plain' → false`,
      cells: { 'labels > what has a label': 'passed', 'labels > what is plain': 'check' },
    },
    {
      title: 'ENGINE-3: what an expect of the test itself notices is a check',
      row: 'labelled: `<${name}>` → ``',
      cells: { 'labels > what has a label': 'check', 'labels > what is plain': 'passed' },
    },
    {
      title: 'ENGINE-1: the rows of a test.each with names in its title are columns of their own',
      row: 'raised: value + 1 → value - 1',
      cells: { 'raises 1 to 2': 'check', 'raises -2 to -1': 'check' },
    },
    {
      title: 'ENGINE-1: the rows of a test.for are columns of their own',
      row: 'halved: value / 2 → value * 2',
      cells: { 'halves 4 to 2': 'check', 'halves 0 to 0': 'passed' },
    },
    {
      title: 'ENGINE-1: the rows of a describe.each are columns of their own',
      row: 'joined: left + right → left - right',
      cells: { 'joins "a" > and b': 'check', 'joins "" > and b': 'check' },
    },
    {
      title: 'ENGINE-1: what a fixture sets up for a test is reached by that test',
      row: 'Store.constructor: name.trim() → name',
      cells: { 'gets a store that is set up for it': 'check', 'leaves the clean-up to notice': 'passed' },
    },
    {
      title: 'ENGINE-3: what the clean-up of a fixture notices is hook',
      row: `Store.constructor: name !== '' → false`,
      cells: { 'gets a store that is set up for it': 'hook', 'leaves the clean-up to notice': 'hook' },
    },
    {
      title: 'ENGINE-1: what the clean-up of a fixture evaluates is reached by its tests only',
      row: 'Store.close: !this.isOpen → this.isOpen',
      cells: { 'gets a store that is set up for it': 'hook', 'leaves the clean-up to notice': 'hook' },
      wrongWith: { stryker: AFTER_HOOKS },
    },
    {
      title: 'ENGINE-8: a fixture that is made once for a file is made under the mutant',
      row: 'seedOf: base * 3 → base / 3',
      cells: {
        'is the first to ask for the seed and the port': 'check',
        'is the second to ask for the seed and the port': ['check', 'no cell'],
      },
    },
    {
      title: 'ENGINE-8: a fixture that is made once for a worker is made under the mutant',
      row: 'portOf: base - 1 → base + 1',
      cells: {
        'is the first to ask for the seed and the port': 'check',
        'is the second to ask for the seed and the port': ['check', 'no cell'],
      },
    },
    {
      title: 'ENGINE-3: what aroundEach notices behind the test is hook',
      row: 'begin: name.toLowerCase() → name.toUpperCase()',
      cells: { 'within a transaction > sees it': 'hook', 'after a set-up > sees it as well': 'passed' },
      wrongWith: { stryker: AFTER_HOOKS },
    },
    {
      title: 'ENGINE-3: what a test notices of its aroundEach and its beforeEach is a check',
      row: 'begin: [...transactions, name.toLowerCase()] → []',
      // What is left of a transaction is nothing, so its end has nothing to name.
      cells: { 'within a transaction > sees it': 'check', 'after a set-up > sees it as well': 'check' },
      wrongWith: { stryker: AFTER_HOOKS },
    },
    {
      title: 'ENGINE-8: what a set-up leaves open under one row is closed under the next',
      row: 'end: transactions.slice(0, -1) → transactions',
      cells: { 'within a transaction > sees it': 'passed', 'after a set-up > sees it as well': 'passed' },
      wrongWith: { stryker: AFTER_HOOKS },
    },
    {
      title: 'ENGINE-3: what onTestFinished notices is hook; what fails before onTestFailed breaks is a check',
      row: 'checksum: sum + value → sum - value',
      cells: { 'checks when it is finished': 'hook', 'breaks once more when it has failed': 'check' },
      wrongWith: { stryker: AFTER_HOOKS },
    },
    {
      title: 'ENGINE-1: a test that repeats itself notices what its last repeat notices',
      row: 'capped: value > 2 → false',
      cells: { 'holds three times, for 1, 2 and 3': 'check' },
    },
    {
      title: 'ENGINE-1: a test that repeats itself notices what its first repeat notices',
      row: 'capped: value > 2 → true',
      cells: { 'holds three times, for 1, 2 and 3': 'check' },
      wrongWith: { stryker: LAST_REPEAT },
    },
    {
      title: 'ENGINE-1: a test that repeats itself survives what none of its repeats notices',
      row: 'capped: value > 2 → value >= 2',
      cells: { 'holds three times, for 1, 2 and 3': 'passed' },
    },
    {
      title: 'ENGINE-1: a test that is tried again fails when no try passes',
      row: 'reached: tries >= 3 → tries > 3',
      cells: { 'passes at the third try': 'check' },
    },
    {
      title: 'ENGINE-1: a test that is tried again survives what one of its tries passes',
      row: 'reached: tries >= 3 → true',
      cells: { 'passes at the third try': 'passed' },
    },
    {
      title: 'ENGINE-3: too few assertions are a check',
      row: `forEachLine: line !== '' → false`,
      cells: { 'counts its assertions': 'check', 'has assertions': 'check' },
    },
    {
      title: 'ENGINE-1: assertions are counted anew in each attempt',
      row: `forEachLine: line !== '' → true`,
      cells: { 'counts its assertions': 'check', 'has assertions': 'passed' },
    },
    {
      title: 'ENGINE-3: a soft assertion is a check, though a crash follows it',
      row: 'sizeOf: width * height → width / height',
      cells: { 'asserts softly, and crashes behind it': 'check', 'asserts softly, and comes to its end': 'check' },
    },
    {
      title: 'ENGINE-8: a soft assertion that failed under one row has no effect under the next',
      row: 'sizeOf: width + 0.5 → width - 0.5',
      cells: { 'asserts softly, and crashes behind it': 'passed', 'asserts softly, and comes to its end': 'check' },
    },
    {
      title: 'ENGINE-3: a value that is polled for in vain is a check',
      row: 'start: step * 2 → step / 2',
      cells: { polls: 'check' },
    },
    {
      title: 'ENGINE-3: a promise that resolves where it should reject, or rejects where it should resolve, is a check',
      row: 'fetched: !isThere → isThere',
      cells: { resolves: 'check', rejects: 'check' },
    },
    {
      title: 'ENGINE-1: a promise that rejects as it should is no kill',
      row: 'fetched: !isThere → true',
      cells: { resolves: 'check', rejects: 'passed' },
    },
    {
      title: 'ENGINE-1: a test that is expected to fail has no cell, though it notices what its neighbour does not',
      row: 'withdrawn: balance - amount → balance + amount',
      cells: { withdraws: 'passed' },
    },
  ],
};
