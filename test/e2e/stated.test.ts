import { beforeAll, describe, expect, it } from 'vitest';
import { commitAll, copyProject, gitStatus } from '../support/copy-project.ts';
import { runCheck, verdictsOf, type CheckResult } from '../support/run-cli.ts';

const MINUTE = 60_000;

const contradictionsOf = ({ report }: CheckResult) =>
  report.findings.flatMap(({ contradiction, behaviours, location }) =>
    contradiction === undefined ? [] : [{ ...contradiction, place: `${behaviours.join()} ${location.line}` }],
  );

describe('EXAMPLE-1: five bugs that green tests confirm', { timeout: 2 * MINUTE }, () => {
  let root: string;
  let result: CheckResult;

  beforeAll(async () => {
    root = await copyProject('five-bugs');
    await commitAll(root);
    result = await runCheck(root);
  }, MINUTE);

  it('are violations of what a person stated', () => {
    const loans = Object.entries(verdictsOf(result.report)).filter(([id]) => id.startsWith('LOAN'));
    expect({ loans: Object.fromEntries(loans), exitCode: result.exitCode }).toEqual({
      loans: {
        'LOAN-1': 'violated',
        'LOAN-2': 'violated',
        'LOAN-3': 'violated',
        'LOAN-4': 'violated',
        'LOAN-5': 'violated',
      },
      exitCode: 1,
    });
  });

  it('are told with the call, what is stated, what the code does, and where that is stated', () => {
    expect(contradictionsOf(result)).toEqual([
      {
        place: 'LOAN-1 12',
        call: "fine({ title: 'Emma', daysLate: $days }) with $days = 2",
        expected: '0',
        actual: '15',
      },
      {
        place: 'LOAN-1 13',
        call: "fine({ title: 'Emma', daysLate: $days }) with $days = 5",
        expected: '45',
        actual: '60',
      },
      { place: 'LOAN-2 19', call: 'reduced(15, 50)', expected: '8', actual: '7' },
      {
        place: 'LOAN-3 27',
        call: "byLateness([{ title: 'Emma', daysLate: 1 }, { title: 'Persuasion', daysLate: 9 }])",
        expected: '[{ title: "Persuasion", daysLate: 9 }, { title: "Emma", daysLate: 1 }]',
        actual: '[{ title: "Emma", daysLate: 1 }, { title: "Persuasion", daysLate: 9 }]',
      },
      {
        place: 'LOAN-4 36',
        call: "cardHolder('ab12')",
        expected: 'RangeError is thrown, saying "eight"',
        actual: '"holder of AB12", and nothing was thrown',
      },
      {
        place: 'LOAN-5 46',
        call: "shelfOf('Ulysses')",
        expected: 'UnknownTitle is thrown, saying "/Ulysses$/"',
        actual: 'TypeError is thrown, saying "no shelf for Ulysses"',
      },
    ]);
  });

  it('are shown first, each above the tests that confirm it', () => {
    const [, block = ''] = result.stdout.split('LOAN-2  ');
    expect(block.split('\n').slice(0, 9).join('\n')).toBe(
      `A reduction is rounded half up.
  specs/library.yaml:15:3
  8 of 8 changes to its code noticed, 1 of 1 examples contradicted.
  ✗ reduced(15, 50)
    expected  8
    actual    7
    specs/library.yaml:19:9
  Its tests, which confirm what the code does as far as they pass:
    ✗ LOAN-2: rounds a reduction`,
    );
  });

  it('leave the project as it was', async () => {
    expect(await gitStatus(root)).toBe('');
  });
});

describe('EXAMPLE-2: examples of every kind', { timeout: 2 * MINUTE }, () => {
  let result: CheckResult;

  beforeAll(async () => {
    result = await runCheck(await copyProject('odd-examples'));
  }, 2 * MINUTE);

  it('hold where the code does what they state, whatever others left behind', () => {
    const { examples } = result.report.behaviours[0] ?? {};
    expect({ held: examples?.held, violated: examples?.violated }).toEqual({ held: 25, violated: 0 });
  });

  it('end, and say in a few words what came instead', () => {
    expect(contradictionsOf(result).map(({ call, expected, actual }) => `${call} → ${expected} | ${actual}`)).toEqual([
      'nan() → 1 | NaN',
      'loop(1) → an end within 1000 ms | no end',
      'never() → an end within 1000 ms | no end',
      'cyclic() → { n: 1 } | { n: 1, self: [itself] }',
      expect.stringMatching(/^huge\(\) → \[\] \| \[\{ i: 0 \}, \{ i: 1 \}, .{150,250}…$/u),
      'throwsText() → Error is thrown | "text" is thrown',
      'lost() → 1 | Error is thrown, saying "cannot load"',
      'missing() → 1 | nothing: `missing` is exported by none of src/odd.ts, src/broken.ts',
      'date() → "1970" | Date 1970-01-01T00:00:00.000Z',
      'money(5) → { cents: 6 } | Money { cents: 5 }',
      'later(2) → Error is thrown | 4, and nothing was thrown',
      'fails() → RangeError is thrown | Deeper is thrown, saying "no luck, 3 times"',
      'fails() → 1 | Deeper is thrown, saying "no luck, 3 times"',
      'map() → a result for which `result.size > 1` holds | Map {"a" => 1}',
      'nothing() → null | undefined',
      'nested() → something that matches { a: 2 } | { a: 1, b: { c: [1, 2, { d: -0 }] }, extra: "x" }',
      'zero() → 1, within 0.5 | -0',
      `money(5).nope.nope → 1 | TypeError is thrown, saying "Cannot read properties of undefined (reading 'nope')"`,
    ]);
  });
});

describe('NEVER-1: wrong behaviours of every kind', { timeout: 2 * MINUTE }, () => {
  let result: CheckResult;
  const none = { caught: 0, missed: 0, present: 0, stale: 0, broken: 0, uncheckable: 0 };

  beforeAll(async () => {
    result = await runCheck(await copyProject('wrong-behaviours'));
  }, 2 * MINUTE);

  it('are caught or missed as by hand, in functions, methods, constants, generators and async code', () => {
    const counts = result.report.behaviours.map(({ id, wrongBehaviours }) => [id, wrongBehaviours]);
    expect(Object.fromEntries(counts)).toEqual({
      'BASKET-1': { ...none, caught: 7, missed: 1 },
      'BASKET-2': { ...none, caught: 5, missed: 2 },
      'BASKET-3': { ...none, caught: 4, missed: 1 },
      'BASKET-4': { ...none, caught: 3, missed: 1 },
      'BASKET-5': { ...none, present: 1, stale: 2, broken: 5, uncheckable: 1 },
    });
  });

  it('are named when tests accept them, when they are the present ones, and when they cannot be tried', () => {
    const rules = /never|wrong-behaviour/u;
    const said = result.report.findings.filter(({ rule }) => rules.test(rule));
    const names = said.map(
      ({ rule, message, location }) => `${rule} ${location.line} ${/"[^"]+"/u.exec(message)?.[0]}`,
    );
    expect(names.sort()).toEqual([
      'evidence/missed-wrong-behaviour 22 "zero pieces are let in"',
      'evidence/missed-wrong-behaviour 32 "free only above 50.00"',
      'evidence/missed-wrong-behaviour 35 "free from 49.99"',
      'evidence/missed-wrong-behaviour 65 "the receipts change places"',
      'evidence/missed-wrong-behaviour 79 "the last basket counts alone"',
      'evidence/wrong-behaviour-present 37 "it is what the code does"',
      'spec/broken-never 101 "it crashes whatever runs it"',
      'spec/broken-never 106 "it is a whole class"',
      'spec/broken-never 86 "it is there twice"',
      'spec/broken-never 95 "it changes nothing"',
      'spec/broken-never 98 "it is no code"',
      'spec/stale-never 104 "nobody declares it"',
      'spec/stale-never 89 "it is nowhere"',
    ]);
  });
});
