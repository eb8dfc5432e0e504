/**
 * What every MutationEngine has to get right, shown on the project `outcomes`: one function for each way in which a test can end.
 * Each clause looks at one whole run, so that the clauses themselves are tested on runs that were spoiled on purpose.
 */
import { expect } from 'vitest';
import type { Failure } from '../../src/model/suite.ts';
import type { Outcome } from '../../src/model/matrix.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { findAridCode } from '../../src/mutation/arid/find-arid-code.ts';
import type { MutationRequest } from '../../src/mutation/engine.ts';
import { aLocation } from '../support/builders.ts';
import { engineRequest } from '../support/engine-request.ts';
import { cellsUnder, nameOf, rowName, SOUND_RUN, type Clause, type Observed } from './observed-run.ts';

export const CONTRACT_PROJECT = 'outcomes';

const OUTCOMES = 'test/outcomes.test.ts';
const EARLY = 'test/early.test.ts';

export async function contractRequest(root: string): Promise<MutationRequest> {
  const request = await engineRequest({
    root,
    code: ['src/outcomes.ts', 'src/early.ts'],
    tests: {
      [OUTCOMES]: [
        'checks',
        'crashes',
        'is refused',
        'never ends',
        'is stuck',
        'waits for ever',
        'with a hook that checks > opens',
        'skips itself',
        'passes when it is tried again',
        'fails however often it is tried',
        'labels 1 as 0',
        'labels 5 as 4',
        'sees through a cast',
        'sees through satisfies',
        'minds no directive',
        'has a namesake',
        'has a namesake',
        'is drawn',
        'shares its code with a test that is expected to fail',
        'at the same time > turns',
        'at the same time > turns nothing',
        'reads its own source',
      ],
      [EARLY]: ['states the price', 'mirrors the price', 'knows the limit'],
    },
  });
  return { ...request, arid: request.sources.flatMap((source) => findAridCode(source, DEFAULT_POLICY.arid)) };
}

/** A row in words: `checked: left + right → left - right`. */
interface Situation {
  readonly title: string;
  readonly row: string;
  /** Outcome by test; a test that is not named must have no cell. */
  readonly cells: Readonly<Record<string, Outcome>>;
}

const SITUATIONS: readonly Situation[] = [
  {
    title: 'ENGINE-3: an assertion that fails is a check',
    row: 'checked: left + right → left - right',
    cells: { checks: 'check' },
  },
  {
    title: 'ENGINE-3: a TypeError is a crash',
    row: `crashing: name === 'Ada' → false`,
    cells: { crashes: 'crash' },
  },
  {
    title: 'ENGINE-3: an error that the code under test throws is a crash',
    row: 'refused: age < 18 → true',
    cells: { 'is refused': 'crash' },
  },
  {
    title: 'ENGINE-3: a loop that goes on for ever is a timeout',
    row: 'endless: left-- → left++',
    cells: { 'never ends': 'timeout' },
  },
  {
    title: 'ENGINE-3: a loop that hangs its process is a timeout',
    row: 'stuck: !isStuck → isStuck',
    cells: { 'is stuck': 'timeout' },
  },
  {
    title: 'ENGINE-3: a promise that never settles is a timeout',
    row: 'never: answer < 0 → true',
    cells: { 'waits for ever': 'timeout' },
  },
  {
    title: 'ENGINE-3: what only a hook notices is hook',
    row: `open: '!' → ""`,
    cells: { 'with a hook that checks > opens': 'hook' },
  },
  {
    title: 'ENGINE-3: a file that does not load is load, for each of its tests',
    row: `(top level): '3' → ""`,
    cells: { 'states the price': 'load', 'mirrors the price': 'load', 'knows the limit': 'load' },
  },
  {
    title: 'ENGINE-1: a test that passes under a mutant that it reaches has a cell too',
    row: 'endless: left > 0 → left >= 0',
    cells: { 'never ends': 'passed' },
  },
  {
    title: 'ENGINE-2: a test that skips itself under a mutant is unmeasured',
    row: 'skipping: !isReady → isReady',
    cells: { 'skips itself': 'unmeasured' },
  },
  {
    title: 'ENGINE-1: of several tries the last one counts',
    row: 'retried: value * 2 → value / 2',
    cells: { 'passes when it is tried again': 'passed', 'fails however often it is tried': 'check' },
  },
  {
    title: 'ENGINE-1: the rows of a test.each are columns of their own',
    row: 'labelled: value - 1 → value + 1',
    cells: { 'labels 1 as 0': 'check', 'labels 5 as 4': 'check' },
  },
  {
    title: 'ENGINE-1: a mutant that no test reaches has no cell',
    row: 'unreached: value * 3 → value / 3',
    cells: {},
  },
  {
    title: 'ARID-1: a mutant in arid code is made, and no test is run under it',
    row: `refused: 'too young' → ""`,
    cells: {},
  },
  {
    title: 'ENGINE-1: tests that run at the same time keep their mutants apart',
    row: 'turned: -value → +value',
    cells: { 'at the same time > turns': 'check' },
  },
  {
    title: 'ENGINE-1: a test that is expected to fail has no cell, and leaves those of others alone',
    row: 'paired: value + value → value - value',
    cells: { 'shares its code with a test that is expected to fail': 'check' },
  },
  {
    title: 'ENGINE-1: a mutant that is evaluated while the module loads is active by then',
    row: '(top level): 2 * 5 → 2 / 5',
    cells: { 'states the price': 'check', 'mirrors the price': 'passed', 'knows the limit': 'passed' },
  },
  {
    title: 'ENGINE-4: code under `as` is mutated',
    row: 'cast: value * 2 → value / 2',
    cells: { 'sees through a cast': 'check' },
  },
  {
    title: 'ENGINE-4: code under `satisfies` is mutated',
    row: 'satisfied: value / 2 → value * 2',
    cells: { 'sees through satisfies': 'check' },
  },
  {
    title: 'ENGINE-4: comments that would switch mutants off have no effect',
    row: 'disabled: value + 7 → value - 7',
    cells: { 'minds no directive': 'check' },
  },
  {
    title: 'ENGINE-3: a snapshot that does not match is a check',
    row: 'drawn: `<${value}>` → ``',
    cells: { 'is drawn': 'check' },
  },
];

/** An engine that cannot tell them apart trusts neither. */
const NAMESAKES = ['has a namesake', 'has a namesake #2'];
const UNTRUSTED = [...NAMESAKES, 'reads its own source'];

const FAILURES: readonly { readonly row: string; readonly test: string; readonly failure: Failure | undefined }[] = [
  {
    row: 'checked: left + right → left - right',
    test: 'checks',
    failure: {
      message: 'expected -1 to be 3 // Object.is equality',
      location: inTest(OUTCOMES, 5, 30),
      compared: {
        actual: { type: 'number', isEmpty: false, digest: 'number -1' },
        expected: { type: 'number', isEmpty: false, digest: 'number 3' },
      },
    },
  },
  {
    row: `open: '!' → ""`,
    test: 'with a hook that checks > opens',
    failure: {
      message: "expected [ 'door' ] to deeply equal [ 'door!' ]",
      location: inTest(OUTCOMES, 31, 26),
    },
  },
];

export const CLAUSES: readonly Clause[] = [
  ...SOUND_RUN,
  ...SITUATIONS.map(({ title, row, cells }): Clause => ({
    title,
    hold: (observed) => expect(Object.fromEntries(outcomesUnder(row, observed))).toEqual(cells),
  })),
  {
    title: 'ENGINE-3: a failing assertion is placed in the test, with what it compared',
    hold: (observed) => {
      for (const { row, test, failure } of FAILURES) {
        expect(cellsUnder(row, observed).find((cell) => nameOf(cell.column) === test)?.failure).toEqual(failure);
      }
    },
  },
  {
    title: 'ARID-1: a row in arid code says by which rule it is set aside, and no other row does',
    hold: ({ run }) =>
      expect(run.rows.flatMap((row) => (row.arid === undefined ? [] : [[rowName(row), row.arid]]))).toEqual([
        [`refused: 'too young' → ""`, 'error-message'],
        [`fail: 'nothing to parse' → ""`, 'error-message'],
      ]),
  },
  {
    title: 'ENGINE-2: a test that notices the instrumentation is not trusted, and the others are',
    hold: ({ run }) => {
      const untrusted = run.untrusted.map(({ column }) => nameOf(column));
      expect(untrusted.filter((name) => !NAMESAKES.includes(name))).toEqual(['reads its own source']);
    },
  },
];

/** The tests with equal names are trusted by no engine that cannot tell them apart, so their cells are nobody's business. */
const outcomesUnder = (row: string, observed: Observed): readonly (readonly [string, Outcome])[] =>
  cellsUnder(row, observed)
    .map(({ column, outcome }) => [nameOf(column), outcome] as const)
    .filter(([name]) => !UNTRUSTED.includes(name));

function inTest(file: string, line: number, column: number): Failure['location'] {
  return aLocation(`${file}:${line}:${column}`);
}
