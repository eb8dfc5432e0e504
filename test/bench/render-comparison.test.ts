import { expect, it } from 'vitest';
import type { ComparedSide } from './compare-sides.ts';
import type { Difference } from './compare-verdicts.ts';
import { renderComparison } from './render-comparison.ts';

const MIB = 2 ** 20;

const aDifference = (line: number): Difference => {
  const mutant = {
    file: 'src/price.ts',
    start: { line, column: 7 },
    end: { line, column: 12 },
    mutatorName: 'EqualityOperator',
    replacement: 'a\n>= b',
  } as const;
  return { reference: { ...mutant, status: 'Killed' }, other: { ...mutant, status: 'Survived' } };
};

const anAgreement = { equal: 98, bothNoticed: 1, different: [aDifference(3)], unjudged: 0, dropped: 2, added: 1200 };
const noFacts = { cpuMs: undefined, peakBytes: undefined, mutants: undefined, agreement: undefined };

it('BENCH-1: shows all sides in one table, how far they agree, and what could not be measured', () => {
  const sides: readonly ComparedSide[] = [
    { kind: 'measured', side: 'vitest', ...noFacts, wallMs: 2000, executions: 485, cpuMs: 3100, peakBytes: 300 * MIB },
    { kind: 'measured', side: 'stryker-run', ...noFacts, wallMs: 333_000, executions: 5000, mutants: 102 },
    { kind: 'failed', side: 'stryker', reason: 'It ended with exit code 2:\n\u001b[31mfatal\u001b[0m' },
    {
      ...{ kind: 'measured', side: 'in-process', wallMs: 8000, cpuMs: 12_500, peakBytes: 700 * MIB },
      ...{ mutants: 1300, executions: 30_797, agreement: anAgreement },
    },
  ];
  expect(renderComparison(sides)).toMatchInlineSnapshot(`
    "| command                           | wall time | ÷ \`vitest run\` | \`stryker run\` ÷ this | CPU time | peak memory | mutants | executions | verdicts as \`stryker run\` |
    | --------------------------------- | --------: | -------------: | -------------------: | -------: | ----------: | ------: | ---------: | ------------------------: |
    | \`vitest run\`, median of 3         |    2.00 s |           1.00 |                166.5 |   3.10 s |     300 MiB |       – |        485 |                         – |
    | \`stryker run\`                     |   333.0 s |          166.5 |                 1.00 |        – |           – |     102 |      5,000 |                         – |
    | \`assay check --engine in-process\` |    8.00 s |           4.00 |                 41.6 |   12.5 s |     700 MiB |   1,300 |     30,797 |                 99 of 100 |

    CPU time is user and system time of all processes of a command. Peak memory is the highest sum of their resident memory, looked up every 50 ms; what processes share counts for each. Executions are those of tests, with and without a mutant.

    \`assay check --engine in-process\` beside \`stryker run\`: 98 equal verdicts · 1 Killed against Timeout · 1 different · 0 without a verdict of Stryker's · 2 mutants left out · 1,200 added
    - src/price.ts:3:7 EqualityOperator "a >= b": Killed by \`stryker run\`, Survived here

    \`assay check --engine stryker\` could not be measured.

        It ended with exit code 2:
        fatal"
  `);
});

it('BENCH-1: shows twenty differences and says how many more there are', () => {
  const different = Array.from({ length: 23 }, (_, index) => aDifference(index + 1));
  const agreement = { ...anAgreement, different };
  const side = { kind: 'measured', side: 'in-process', ...noFacts, wallMs: 1, executions: 1, agreement } as const;
  const listed = renderComparison([side])
    .split('\n')
    .filter((line) => line.startsWith('- '));
  expect({ first: listed[0], last: listed.at(-1), count: listed.length }).toEqual({
    first: '- src/price.ts:1:7 EqualityOperator "a >= b": Killed by `stryker run`, Survived here',
    last: '- … and 3 more (`--json` has them all)',
    count: 21,
  });
});

it('BENCH-1: says what is gained where tests wait, and whether a verdict is lost', () => {
  const unhurried = { equal: 100, bothNoticed: 0, different: [], unjudged: 0, dropped: 0, added: 0 };
  const [last, times] = renderComparison([
    { kind: 'measured', side: 'in-process', ...noFacts, wallMs: 60_000, executions: 9, matrixMs: 20_000, unhurried },
    { kind: 'measured', side: 'no-limits', ...noFacts, wallMs: 900_000, executions: 9, matrixMs: 800_000 },
  ])
    .split('\n\n')
    .toReversed();
  expect(times).toBe('Under the mutants: 20.0 s, without limits 800.0 s (40.0).');
  expect(last).toBe(
    '`assay check --engine in-process` beside the run without limits: 100 equal verdicts · 0 Killed against Timeout · 0 different · 0 without a verdict of that · 0 mutants left out · 0 added',
  );
});
