import { describe, expect, it } from 'vitest';
import {
  executionsOfReport,
  recordedRunSchema,
  strykerReportSchema,
  verdictsOfReport,
  verdictsOfRun,
} from './mutant-verdict.ts';

const SPAN = { start: { line: 1, column: 5 }, end: { line: 1, column: 9 } };

describe('BENCH-1: the suite-level verdict of our engines', () => {
  it.each([
    [[], 'NoCoverage'],
    [['passed'], 'Survived'],
    [['passed', 'check'], 'Killed'],
    [['passed', 'crash'], 'Killed'],
    [['hook', 'passed'], 'Killed'],
    [['load'], 'Killed'],
    [['timeout', 'passed'], 'Timeout'],
    [['timeout', 'check', 'unmeasured'], 'Killed'],
    [['timeout', 'unmeasured'], 'Timeout'],
    [['passed', 'unmeasured'], 'Unmeasured'],
  ] as const)('of a mutant under which tests ended as %j is %s', (outcomes, status) => {
    const mutant = { file: 'src/a.ts', mutatorName: 'BooleanLiteral', replacement: 'true' };
    const run = recordedRunSchema.parse({
      rows: [{ id: 'r1', ...mutant, span: { file: 'src/a.ts', ...SPAN }, origin: 'mutator' }],
      matrixMs: 1,
      cells: [...outcomes.map((outcome) => ({ row: 'r1', outcome })), { row: 'another', outcome: 'check' }],
    });
    expect(verdictsOfRun(run)).toEqual([{ ...mutant, ...SPAN, status }]);
  });
});

describe('BENCH-1: the report of a Stryker run', () => {
  const mutant = { location: SPAN, mutatorName: 'BooleanLiteral', replacement: 'true', id: '0', static: false };
  const report = strykerReportSchema.parse({
    schemaVersion: '1.0',
    files: {
      'src/a.ts': {
        language: 'typescript',
        mutants: [
          { ...mutant, status: 'Killed', testsCompleted: 3, killedBy: ['1'] },
          { ...mutant, status: 'NoCoverage', replacement: undefined },
        ],
      },
      'src\\b.ts': { mutants: [{ ...mutant, status: 'Survived', testsCompleted: 2 }] },
    },
    testFiles: { 'test/a.test.ts': { tests: [{ id: '0' }, { id: '1' }] }, 'test/b.test.ts': { tests: [{ id: '2' }] } },
  });

  it('gives each mutant its verdict, with paths as ours', () => {
    const facts = { ...SPAN, mutatorName: 'BooleanLiteral', replacement: 'true' };
    expect(verdictsOfReport(report)).toEqual([
      { ...facts, file: 'src/a.ts', status: 'Killed' },
      { ...facts, file: 'src/a.ts', status: 'NoCoverage', replacement: '' },
      { ...facts, file: 'src/b.ts', status: 'Survived' },
    ]);
  });

  it('counts each test of the dry run, and those that ran under a mutant', () => {
    expect(executionsOfReport(report)).toBe(3 + 5);
  });
});
