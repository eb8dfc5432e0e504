/** What a worker is told to do, and what it writes down while it does: one JSON line each, before anything can keep it from that. */
import * as z from 'zod';
import { recordedCallSchema, recordedEntrySchema } from '../../vitest/recorded-entry.ts';
import { errorSchema } from '../../vitest/vitest-record.ts';

/** One test file's share of work for one worker. */
export interface Job {
  readonly id: string;
  readonly tier: 'hot' | 'warm' | 'cold';
  /** The Vitest project's name. */
  readonly project: string;
  /** Absolute. */
  readonly file: string;
  /** The examined project's root, absolute. */
  readonly root: string;
  /** Absolute path of the file that the records go to. */
  readonly log: string;
  readonly tests: readonly TestOrder[];
  /** In the hot tier one, without a mutant; else the file is loaded anew for each. */
  readonly passes: readonly Pass[];
  /** Whether the tests of the file that are not asked for run too, since others may rely on what they do. */
  readonly isWhole: boolean;
  /** Whether a control follows each mutant, and its process ends with the first control that fails. */
  readonly isCareful: boolean;
  /** Whether other jobs of the same file may run at the same time. */
  readonly isShared: boolean;
  /** Whether nobody waits for timers in it: time leaps to when the next is due. */
  readonly isLeaping: boolean;
  /** Whether nothing that the file loads hides what it holds, so that it can be looked at whether an attempt left anything. */
  readonly isOpen?: boolean;
  /** Places that the file passes at once outside attempts without a mutant, where that is known: far beyond them it is taken for endless. */
  readonly outside?: number;
  /** Whether it is written down what assertions look at. */
  readonly isRecorded?: boolean;
}

export interface TestOrder {
  /** Index of the column. */
  readonly column: number;
  /** By which the runner knows the test. */
  readonly key: string;
  /** Milliseconds that one attempt may take. */
  readonly limit: number;
  /** Mutants that are not to be tried hot. */
  readonly except: readonly string[];
  /** Whether the hot tier only looks at what it evaluates, unless it only waits in time that can leap. */
  readonly isWatched: boolean;
  /** Places that it passes without a mutant, where that is known: far beyond them it is taken for endless. */
  readonly steps?: number;
  /** The only mutants to be tried hot; all when there is none. */
  readonly only?: readonly string[];
  /** Whether each attempt is announced, whatever is proven: among several that were not, one ended its process. */
  readonly isTold?: boolean;
}

export type PassRole = 'control' | 'placebo' | 'mutant';

/** One loading of the file. */
export interface Pass {
  /** Unique in its job. */
  readonly id: number;
  readonly role: PassRole;
  /**
   * Active from before the file loads; `undefined` in a control, and in the hot tier. For a placebo the worker takes one that a control
   * of the job has evaluated, and executes the original code.
   */
  readonly mutant: string | undefined;
  /** Columns to run. */
  readonly columns: readonly number[];
}

const role = z.enum(['control', 'forced', 'placebo', 'mutant']);
export type AttemptRole = z.infer<typeof role>;

/** An attempt begins, or several whose ends come together. Without an `end` behind it, it was cut off. */
const openSchema = z.object({
  kind: z.literal('open'),
  column: z.number(),
  /** Of a placebo, too: a test that reads this cannot tell one from the other. */
  mutant: z.string().optional(),
  /** Milliseconds that it may take. */
  limit: z.number(),
  /** Whether more than one may begin before the next record is written: which, is not known. */
  isMany: z.boolean().optional(),
});

/** What the assertions of an attempt looked at. */
const recordingSchema = z.object({
  /** Whether it is the first control of its process, of which all is written down; later only what differs from that one. */
  isFirst: z.boolean(),
  entries: z.array(recordedEntrySchema),
  /** Of the first one's, those that did not execute: positions in it. */
  missing: z.array(z.number()),
  /** The calls of the code under test: of the first one all, later those that differ from the first one's. Absent where they are not known. */
  calls: z.array(z.object({ at: z.number(), call: recordedCallSchema })).optional(),
});
export type AttemptRecording = z.infer<typeof recordingSchema>;

const endSchema = z.object({
  kind: z.literal('end'),
  column: z.number(),
  role,
  mutant: z.string().optional(),
  state: z.enum(['passed', 'failed', 'skipped']),
  phase: z.enum(['body', 'hook']).optional(),
  errors: z.array(errorSchema).optional(),
  /** Milliseconds. */
  duration: z.number(),
  /** Of these, how many it would have waited and did not have to. */
  leapt: z.number().optional(),
  /** How often the mutant was evaluated. */
  hits: z.number(),
  steps: z.number(),
  /** Whether it passed the limit of steps. */
  isOverrun: z.boolean().optional(),
  /** Of a control: the mutants that it evaluates. */
  covered: z.array(z.string()).optional(),
  /** Of a control that passed: whether something was left all the same, so that what came before it is tried again. */
  isVoid: z.boolean().optional(),
  recording: recordingSchema.optional(),
});
export type EndRecord = z.infer<typeof endSchema>;

/** All attempts of a test are over. */
const seriesSchema = z.object({
  kind: z.literal('series'),
  column: z.number(),
  /** Mutants whose outcomes do not count, since no control passed behind them. */
  unsound: z.array(z.string()),
  /** Why the rest was not tried; absent when all was. */
  stopped: z.string().optional(),
  /** Whether none of its attempts can have reached into another one. */
  isProven: z.boolean().optional(),
  /** Mutants evaluated around the attempts: in hooks that a mutant of the hot tier is too late for. */
  around: z.array(z.string()),
});
export type SeriesRecord = z.infer<typeof seriesSchema>;

/** A file begins to load; `pass` is the pass's id. */
const loadSchema = z.object({ kind: z.literal('load'), pass: z.number(), limit: z.number() });

/** A file was loaded (`early` is what it evaluated so far, `deferred` what it only made to be used later), or it failed to. */
const fileSchema = z.object({
  kind: z.literal('file'),
  pass: z.number(),
  error: errorSchema.optional(),
  early: z.array(z.string()),
  deferred: z.array(z.string()),
  isOverrun: z.boolean().optional(),
});

/** All tests of the pass have run. */
const passSchema = z.object({
  kind: z.literal('pass'),
  pass: z.number(),
  /** What was evaluated outside attempts. */
  early: z.array(z.string()),
  /** The most places passed at once there: while the file loads, in hooks around its tests. */
  outside: z.number(),
  /** Whether the limit of steps was passed there. */
  isOverrun: z.boolean().optional(),
});

/**
 * The job is done; `isQuiet`: nothing that began in it is still waiting for a timer or for the world; `isSpent`: tests behind a late attempt
 * were left for another process.
 */
const overSchema = z.object({ kind: z.literal('over'), isQuiet: z.boolean(), isSpent: z.boolean().optional() });

/** Written by the parent, when the worker died or was ended in the middle of something. */
const cutSchema = z.object({ kind: z.literal('cut'), reason: z.enum(['timeout', 'crash']) });

export const jobRecordSchema = z.discriminatedUnion('kind', [
  openSchema,
  endSchema,
  seriesSchema,
  loadSchema,
  fileSchema,
  passSchema,
  overSchema,
  cutSchema,
]);
export type JobRecord = z.infer<typeof jobRecordSchema>;
