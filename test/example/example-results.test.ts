import { describe, expect, it } from 'vitest';
import { exampleFindings } from '../../src/example/example-findings.ts';
import { exampleResults, settleExamples, withoutExamples, type RunExample } from '../../src/example/example-results.ts';
import type { CallExample } from '../../src/model/behaviour.ts';
import { behaviourId, filePath, rowId, testId } from '../../src/model/ids.ts';
import type { UnmutatedRun } from '../../src/model/suite.ts';
import { aCell, aLocation, anUnmutatedRun, aRow, aRun, aScope, aSpan, aTestCase } from '../support/builders.ts';

const FILE = filePath('specs/a.yaml.examples.ts');
const passed = anUnmutatedRun();
const failed = anUnmutatedRun({
  outcome: 'failed',
  failure: { message: 'expected: 90\nactual: 100', location: undefined },
});
const cutOff = anUnmutatedRun({ outcome: 'failed', failure: { message: 'the test was cut off', location: undefined } });

const anExample = (line: number): CallExample => ({
  ...{ kind: 'call', call: `f(${line})`, args: undefined, row: undefined, setup: undefined, timeout: 1000 },
  outcome: { kind: 'returns', value: 90 },
  location: aLocation(`specs/a.yaml:${line}:9`),
});

/** One example a list of runs; none where Vitest did not run it. */
function settled(...runs: readonly (readonly UnmutatedRun[] | undefined)[]): readonly RunExample[] {
  const planned = runs.map((_, index) => ({
    behaviourId: behaviourId('PRICE-1'),
    example: anExample(index + 1),
    file: FILE,
    title: `PRICE-1 example ${index + 1}`,
  }));
  const columns = runs.flatMap((own, index) =>
    own === undefined
      ? []
      : [aTestCase({ id: `e${index + 1}`, file: FILE, titlePath: [`PRICE-1 example ${index + 1}`], runs: own })],
  );
  return settleExamples(planned, columns);
}

const answers = { greenTestsOf: () => [testId('t1')], whyNotLoaded: () => 'no vi here' };

describe('EXAMPLE-1: the two runs of an example', () => {
  it('decide whether it holds, is violated or flaky, or was not run', () => {
    const skipped = anUnmutatedRun({ outcome: 'skipped' });
    const examples = settled([passed, passed], [failed, failed], [passed, failed], [skipped, skipped], undefined);
    expect(examples.map(({ state }) => state)).toEqual(['held', 'violated', 'flaky', 'not-run', 'not-run']);
  });

  it('are told without what is another value in each of them', () => {
    const failedAt = (expected: string, actual: string) =>
      anUnmutatedRun({
        outcome: 'failed',
        failure: { message: `expected: ${expected}\nactual: ${actual}`, location: undefined },
      });
    const [other, both] = settled(
      [failedAt('90', '10:15'), failedAt('90', '10:16')],
      [failedAt('10:15', '10:14'), failedAt('10:17', '10:16')],
    ).map((example) => (example.state === 'violated' ? example.contradiction : undefined));
    expect([other, both]).toEqual([
      { call: 'f(1)', expected: '90', actual: 'something else in each run' },
      { call: 'f(2)', expected: 'what is stated', actual: 'something else in each run' },
    ]);
  });

  it('are told with what is stated and what the code does, and with the green tests beside it', () => {
    const said = exampleFindings({ examples: settled([failed, failed]), ...answers });
    expect(said).toEqual([
      {
        rule: 'evidence/example-violated',
        location: aLocation('specs/a.yaml:1:9'),
        message:
          'An example of PRICE-1 does not hold: `f(1)` is to give 90, and gives 100. Mend the code, or the example if that is what is wrong.',
        confidence: 'certain',
        confirmed: true,
        behaviours: ['PRICE-1'],
        tests: ['t1'],
        subject: 'f(1)',
        contradiction: { call: 'f(1)', expected: '90', actual: '100' },
      },
    ]);
  });

  it('are told in other words where the example never ended, is flaky, or was not run', () => {
    const examples = settled([cutOff, cutOff], [passed, failed], undefined);
    expect(exampleFindings({ examples, ...answers }).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'evidence/example-violated: An example of PRICE-1 does not hold: `f(1)` is to give an end within 1000 ms, and gives no end. Mend the code, or the example if that is what is wrong.',
      'spec/flaky-example: An example of PRICE-1 held in one run and not in the other, on the same code: `f(2)` depends on time, chance or what ran before, so take that out with `setup`.',
      'run/not-measured: An example of PRICE-1 could not be run, `f(3)`: no vi here.',
    ]);
  });
});

describe('EXAMPLE-4: what an example does under changes', () => {
  const outside = aRow({ id: 'far', span: aSpan('src/far.ts', [1, 1], [1, 2]) });
  const rows = [
    aRow({ id: 'r1' }),
    aRow({ id: 'r2' }),
    aRow({ id: 'r3' }),
    outside,
    aRow({ id: 'n1', origin: 'spec' }),
  ];
  const run = aRun({
    rows,
    cells: [
      aCell({ column: 'e1', row: 'r1', outcome: 'check' }),
      aCell({ column: 'e1', row: 'r2', outcome: 'timeout' }),
      aCell({ column: 'e1', row: 'far', outcome: 'check' }),
      aCell({ column: 'e1', row: 'n1', outcome: 'check' }),
      aCell({ column: 'e2', row: 'r1', outcome: 'passed' }),
      aCell({ column: 'e2', row: 'r3', outcome: 'crash' }),
      aCell({ column: 't1', row: 'r2', outcome: 'check' }),
    ],
    untrusted: [{ column: testId('e1'), reason: 'x' }],
  });
  const examples = settled([passed, passed], [passed, passed], [failed, failed]);

  it('breaks it wherever another value or an error comes, inside the scope and of mutants only', () => {
    const results = exampleResults({
      digestOf: (value) => typeof value,
      examples,
      run,
      scopes: [aScope({ spans: [aSpan('src/code.ts', [1, 1], [9, 1])] })],
    });
    const set = (...ids: string[]) => new Set(ids.map(rowId));
    expect(results.get(behaviourId('PRICE-1'))).toEqual({
      held: 2,
      violated: 1,
      reached: set('r1', 'r2', 'r3'),
      breakers: set('r1', 'r3'),
      breakersOf: [
        { call: 'f(1)', location: aLocation('specs/a.yaml:1:9'), rows: set('r1'), statedDigest: 'number' },
        { call: 'f(2)', location: aLocation('specs/a.yaml:2:9'), rows: set('r3'), statedDigest: 'number' },
        { call: 'f(3)', location: aLocation('specs/a.yaml:3:9'), rows: set(), statedDigest: 'number' },
      ],
    });
  });

  it('is no evidence that a test gives', () => {
    const { cells, untrusted } = withoutExamples(run, examples);
    expect({ columns: cells.map(({ column }) => column), untrusted }).toEqual({ columns: ['t1'], untrusted: [] });
  });
});
