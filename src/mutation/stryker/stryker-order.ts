/** What the engine writes down for its plugin before Stryker starts: Stryker's workers get nothing else from us. */
import * as z from 'zod';

export const recordingOrderFileSchema = z.object({
  /** Where the records go. */
  folder: z.string(),
  /** The copy's root. */
  root: z.string(),
  /** Keys of the cases to run. */
  selected: z.array(z.string()),
  /** Milliseconds that an attempt of each may take under a mutant, by key. */
  limits: z.record(z.string(), z.number()),
  /** Their files, relative to the root, each with the Vitest project that runs it. */
  files: z.array(z.object({ project: z.string(), path: z.string() })),
});
export type RecordingOrderFile = z.infer<typeof recordingOrderFileSchema>;

export const ORDER_FILE = 'order.json';
/** Written beside the order: why the run with coverage did not come to an end. Stryker itself only logs it. */
export const DRY_RUN_FAILURE = 'dry-run-failure.txt';

/** What the engine asks of the child that runs Stryker. */
export const strykerRequestSchema = z.object({
  /** The files to mutate, absolute, in the copy. */
  files: z.array(z.string()),
  options: z.record(z.string(), z.unknown()),
});
export type StrykerRequest = z.infer<typeof strykerRequestSchema>;

/** Environment variable that names the folder of the order. */
export const ORDER_FOLDER = 'ASSAY_ORDER_FOLDER';

/** The label of the run with coverage; every other label is a mutant's id. */
export const DRY_RUN = 'dry-run';
