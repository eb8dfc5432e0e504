/** What the recording runner writes down in Vitest's workers, one JSON line each, and how it is read back. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** Handed to the workers through Vitest's `provide`. */
export interface RecordingOrder {
  /** Folder that the records go to. */
  readonly folder: string;
  /** Names the run: which unmutated run, or under which mutant. */
  readonly label: string;
  /** The project's root; places are relative to it. */
  readonly root: string;
  /** Keys of the cases to run; all when `undefined`. */
  readonly selected: readonly string[] | undefined;
  /** Whether one process runs several test files, each with modules of its own. */
  readonly isTogether?: boolean;
  /** Milliseconds that one attempt of a case may take, by its key; as long as Vitest lets it where there is none. */
  readonly limits?: Readonly<Record<string, number>>;
  /** What `examples` of `assay/vitest` gives; what the specs say where there is none. */
  readonly rows?: readonly GivenRows[];
  /** The rows that are changed while a test file runs, by `placeKey`. */
  readonly changedRows?: Readonly<Record<string, ChangedRow>>;
}

/** The rows without a call of one behaviour. */
export interface GivenRows {
  readonly behaviour: string;
  readonly rows: readonly object[];
}

/** One row of a behaviour with another outcome. */
export interface ChangedRow {
  readonly behaviour: string;
  /** From 0. */
  readonly index: number;
  readonly row: object;
  /** The keys of all tests of the file, in the order of the source: their titles may hold the outcome. */
  readonly keys: readonly string[];
}

/** Under which Vitest's `provide` hands the order over. */
export const ORDER_KEY = 'assay';

/** Environment variable that holds the URL of the examined project's own `vitest` entry. */
export const VITEST_ENTRY = 'ASSAY_VITEST_ENTRY';

const comparedValue = z.object({ type: z.string(), isEmpty: z.boolean(), digest: z.string() });
export const comparedSchema = z.object({ actual: comparedValue, expected: comparedValue });

export const errorSchema = z.object({
  message: z.string(),
  /** Its class and that class's ancestors, and its `name`. */
  names: z.array(z.string()),
  /** Whether Vitest's or chai's own code threw it: a matcher that was given a value of the wrong type throws a plain `TypeError`. */
  isFromMatcher: z.boolean().default(false),
  /** Places inside the project's root, innermost first. */
  frames: z.array(z.object({ file: z.string(), line: z.number(), column: z.number() })),
  /** Of a matcher that compares two values. */
  compared: comparedSchema.optional(),
});
export type ErrorRecord = z.infer<typeof errorSchema>;

const caseSchema = z.object({
  kind: z.literal('case'),
  label: z.string(),
  key: z.string(),
  project: z.string(),
  file: z.string(),
  titlePath: z.array(z.string()),
  ordinal: z.number(),
  mode: z.enum(['run', 'skip', 'todo']),
  isExpectedToFail: z.boolean(),
  tags: z.array(z.string()),
  line: z.number(),
  column: z.number(),
  /** It runs in a page. */
  isInBrowser: z.literal(true).exactOptional(),
});
export type CaseRecord = z.infer<typeof caseSchema>;

const attemptSchema = z.object({
  kind: z.literal('attempt'),
  label: z.string(),
  key: z.string(),
  /** `open`: it began; a later record of the same case says how it ended, or it was cut off. */
  state: z.enum(['open', 'passed', 'failed', 'skipped']),
  /** Where the errors come from; the body's when both the body and a hook failed. */
  phase: z.enum(['body', 'hook']).optional(),
  errors: z.array(errorSchema).default([]),
  assertions: z.number().default(0),
  duration: z.number().default(0),
  /** Ids of the instrumented mutants that this attempt evaluated. */
  reached: z.array(z.string()).default([]),
});
export type AttemptRecord = z.infer<typeof attemptSchema>;

/** A test file, or what is set up before it, begins to load. */
const loadingSchema = z.object({
  kind: z.literal('loading'),
  label: z.string(),
  project: z.string(),
  file: z.string(),
});

const fileSchema = z.object({
  kind: z.literal('file'),
  label: z.string(),
  project: z.string(),
  file: z.string(),
  /** Why it did not load. */
  error: errorSchema.optional(),
  /** Ids of the instrumented mutants evaluated outside attempts. */
  early: z.array(z.string()).default([]),
});
export type FileRecord = z.infer<typeof fileSchema>;

const readingSchema = z.object({
  kind: z.literal('reading'),
  label: z.string(),
  project: z.string(),
  file: z.string(),
  /** Of which the file asked for the rows. */
  behaviour: z.string(),
});

const recordSchema = z.discriminatedUnion('kind', [
  caseSchema,
  attemptSchema,
  loadingSchema,
  fileSchema,
  readingSchema,
]);
export type VitestRecord = z.infer<typeof recordSchema>;

/** All records in `folder`, each worker's in the order of writing. A last line cut off by a worker's death is left out. */
export async function readRecords(folder: string): Promise<readonly VitestRecord[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap(parseRecords);
}

/** Of one worker. */
export const parseRecords = (text: string): readonly VitestRecord[] =>
  text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => recordSchema.parse(JSON.parse(line)));
