/** What a whole suite says of a mutant, whoever ran it. */
import * as z from 'zod';
import type { Outcome } from '../../src/model/matrix.ts';
import { groupBy } from '../../src/util/group-by.ts';

const position = z.object({ line: z.number(), column: z.number() });

const strykerStatus = z.enum([
  'Killed',
  'Survived',
  'NoCoverage',
  'Timeout',
  'CompileError',
  'RuntimeError',
  'Ignored',
  'Pending',
]);

export interface MutantVerdict {
  /** Relative to the project's root, with `/`. */
  readonly file: string;
  /** Lines and columns from 1. */
  readonly start: z.infer<typeof position>;
  readonly end: z.infer<typeof position>;
  readonly mutatorName: string;
  readonly replacement: string;
  /** In the words of the field's report schema; *Unmeasured* when no attempt under it could be finished, and none failed. */
  readonly status: z.infer<typeof strykerStatus> | 'Unmeasured';
}

/** What is read of the report that `stryker run` writes. */
export const strykerReportSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string().default(''),
          location: z.object({ start: position, end: position }),
          status: strykerStatus,
          /** How many tests ran under it. */
          testsCompleted: z.number().default(0),
        }),
      ),
    }),
  ),
  testFiles: z.record(z.string(), z.object({ tests: z.array(z.unknown()) })).default({}),
});
type StrykerReport = z.infer<typeof strykerReportSchema>;

export function verdictsOfReport({ files }: StrykerReport): readonly MutantVerdict[] {
  return Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants.map(({ location, mutatorName, replacement, status }) => ({
      ...{ file: file.replaceAll('\\', '/'), ...location },
      ...{ mutatorName, replacement, status },
    })),
  );
}

/** Of tests: each once in the dry run, and what ran under mutants. */
export function executionsOfReport({ files, testFiles }: StrykerReport): number {
  const tests = Object.values(testFiles).map((testFile) => testFile.tests.length);
  const underMutants = Object.values(files).flatMap(({ mutants }) => mutants.map((mutant) => mutant.testsCompleted));
  return [...tests, ...underMutants].reduce((sum, count) => sum + count, 0);
}

const outcome = z.enum([
  'passed',
  'check',
  'crash',
  'timeout',
  'hook',
  'load',
  'unmeasured',
]) satisfies z.ZodType<Outcome>;

/** What is kept of an engine's `MutationRun`. */
export const recordedRunSchema = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      span: z.object({ start: position, end: position }),
      mutatorName: z.string(),
      replacement: z.string(),
    }),
  ),
  cells: z.array(z.object({ row: z.string(), outcome: outcome })),
  /** Milliseconds that the engine took. */
  matrixMs: z.number(),
  /** Why it counts for nothing. */
  unhealthy: z.string().optional(),
});
type RecordedRun = z.infer<typeof recordedRunSchema>;

export function verdictsOfRun({ rows, cells }: RecordedRun): readonly MutantVerdict[] {
  const byRow = groupBy(cells, ({ row }) => row);
  return rows.map(({ id, file, span: { start, end }, mutatorName, replacement }) => {
    const outcomes = new Set((byRow.get(id) ?? []).map(({ outcome }) => outcome));
    return { file, start, end, mutatorName, replacement, status: statusOf(outcomes) };
  });
}

function statusOf(outcomes: ReadonlySet<Outcome>): MutantVerdict['status'] {
  if (outcomes.size === 0) return 'NoCoverage';
  if ((['check', 'crash', 'hook', 'load'] as const).some((failure) => outcomes.has(failure))) return 'Killed';
  if (outcomes.has('timeout')) return 'Timeout';
  return outcomes.has('unmeasured') ? 'Unmeasured' : 'Survived';
}
