/** What the report keeps of the kill matrix, so that every reporter can show the code with its mutants in place. */
import * as z from 'zod';
import type { RowClass } from './evidence.ts';
import { MUTANT_STATUSES } from './mutant-status.ts';

const ROW_CLASSES = ['killed', 'borrowed', 'restated', 'timeout', 'survived'] as const satisfies readonly RowClass[];

const position = z.strictObject({ line: z.int().min(1), column: z.int().min(1) });

export const reportedMutantSchema = z.strictObject({
  id: z.string().describe('By which a waiver names it; it survives moved lines.'),
  file: z.string(),
  start: position.describe('Inclusive.'),
  end: position.describe('Exclusive.'),
  mutator: z.string(),
  replacement: z.string().describe('What stands between `start` and `end` in the mutant.'),
  status: z
    .enum(MUTANT_STATUSES)
    .describe(
      'Of all tests that ran under it together, whatever they claim: Killed when one of them fails, RuntimeError when none loads, Ignored when it is waived or arid, Pending when it could not be measured.',
    ),
  arid: z
    .string()
    .optional()
    .describe('The rule by which no test has to notice it, so that it was not run; absent of all others.'),
  killedBy: z
    .array(z.int().min(0))
    .describe('Tests that fail under it other than by a time limit: positions in `tests`, from 0.'),
  coveredBy: z.array(z.int().min(0)).describe('Tests that reach it: positions in `tests`, from 0.'),
  behaviours: z
    .array(z.strictObject({ id: z.string(), class: z.enum(ROW_CLASSES) }))
    .describe('The behaviours it is relevant to, and its class for each.'),
});
export type ReportedMutant = z.infer<typeof reportedMutantSchema>;

export const reportedSourceSchema = z
  .strictObject({ file: z.string(), text: z.string() })
  .describe('A file that mutants were made of, as it was.');
export type ReportedSource = z.infer<typeof reportedSourceSchema>;
