/** What the engine asks of its host, a child process, one request after the other, and what that answers. */
import * as z from 'zod';
import { rowId } from '../../model/ids.ts';
import { filePathSchema, rowSchema, spanSchema } from '../../model/row-schema.ts';
import { exampleModuleSchema } from '../../vitest/example-modules.ts';
import { recordedCallSchema, recordedEntrySchema } from '../../vitest/recorded-entry.ts';
import { pairTableSchema } from './pair-table.ts';

const path = filePathSchema;
const span = spanSchema;

const edit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('replace'), file: path, start: z.number(), end: z.number(), text: z.string() }),
  z.object({ kind: z.literal('instead'), file: path, name: z.string(), implementation: z.string() }),
]);

/** What is to be instrumented, and served: one order can use what was prepared for another when this is the same in both. */
const codeOrderSchema = z.object({
  /** The examined project's root, absolute. */
  root: z.string(),
  /** Absolute, the same in each request; for the workers' records, and for temporary files in `tmp`. */
  folder: z.string(),
  /** Vitest's config file, where it is not the one that Vitest finds by itself. */
  configFile: z.string().optional(),
  sources: z.array(z.object({ path, text: z.string() })),
  spans: z.array(span),
  arid: z.array(z.object({ span, rule: z.string() })),
  excludedMutations: z.array(z.string()),
  wrongRows: z.array(z.object({ row: rowSchema, edits: z.array(edit) })),
  /** Test modules that are nowhere on disk. */
  examples: z.array(exampleModuleSchema),
  /** Which of the rows are to be run; all of them where it is left out. */
  share: z.object({ index: z.number(), count: z.number() }).optional(),
});
export type CodeOrder = z.infer<typeof codeOrderSchema>;

const workOrderSchema = z.object({
  columns: z.array(
    z.object({
      key: z.string(),
      project: z.string(),
      /** Relative to the root. */
      file: path,
      /** Milliseconds that it took at most without a mutant. */
      duration: z.number(),
    }),
  ),
  /** The project files that each project file imports, where it is known. */
  imports: z.array(z.tuple([path, z.array(path)])).optional(),
  /** What is asked of survivors: whether none of these columns notices a mutant inside these spans. */
  groups: z.array(z.object({ columns: z.array(z.number()), spans: z.array(span) })),
  codeUnderTest: z.array(path),
  inSourceTests: z.array(span),
  /** Instead of the matrix, what assertions look at under these rows (ids) is wanted: with modules as they are, or with new ones. */
  recorded: z.array(z.object({ column: z.number(), hot: z.array(z.string()), warm: z.array(z.string()) })).optional(),
  /** For comparison: each pair once, hot, for as long as Vitest lets it wait. */
  isUnhurried: z.boolean().optional(),
  /** At the same time: so many whatever the processors do, and so many at most while these have nothing to do. */
  workers: z.object({ least: z.number(), most: z.number() }),
});
export type WorkOrder = z.infer<typeof workOrderSchema>;

export interface EngineOrder extends WorkOrder {
  readonly code: CodeOrder;
}

export const hostRequestSchema = z.discriminatedUnion('kind', [
  /** It most likely will be asked for: what takes long is done ahead. */
  z.object({ kind: z.literal('prepare'), code: codeOrderSchema, workers: z.number() }),
  z.object({ kind: z.literal('work'), code: codeOrderSchema, ...workOrderSchema.shape }),
  /** The last request: all that was prepared is torn down. */
  z.object({ kind: z.literal('close') }),
]);

/** What is known of one column: of its assertions by themselves, and under rows. */
const recordedColumnSchema = z.object({
  column: z.number(),
  assertions: z.array(recordedEntrySchema),
  calls: z.array(recordedCallSchema).optional(),
  pairs: z.array(
    z.object({
      row: z.string(),
      outcome: z.enum(['passed', 'failed', 'unrecorded']),
      changes: z.array(z.object({ before: recordedEntrySchema, after: recordedEntrySchema })),
      missing: z.number(),
      calls: z.array(z.object({ at: z.number(), call: recordedCallSchema })).optional(),
    }),
  ),
});
export type RecordedColumn = z.infer<typeof recordedColumnSchema>;

export const engineAnswerSchema = z.object({
  mutants: z.array(
    z.object({
      engineId: z.string(),
      span,
      mutatorName: z.string(),
      replacement: z.string(),
      arid: z.string().optional(),
    }),
  ),
  /** The wrong behaviours that were put in place; `mutant` of a pair is `neverName` of one of these. */
  placed: z.array(z.string().transform(rowId)),
  unmutated: z.array(z.object({ file: path, reason: z.string() })),
  pairs: pairTableSchema,
  untrusted: z.array(z.object({ column: z.number(), reason: z.string() })),
  /** Columns that need no confirmation in a colder tier. */
  proven: z.array(z.number()),
  executions: z.number(),
  recorded: z.array(recordedColumnSchema).optional(),
  /** Why this engine cannot run the project: then nothing was run. */
  unsupported: z.string().optional(),
  unhealthy: z.string().optional(),
});
export type EngineAnswer = z.infer<typeof engineAnswerSchema>;
