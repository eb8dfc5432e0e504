/** What the parent asks of the suite host, and what that answers beside the records. */
import * as z from 'zod';
import { filePath, type BehaviourId, type FilePath } from '../model/ids.ts';
import { exampleModuleSchema } from './example-modules.ts';
import { isObject } from './value-text.ts';

/** The two unmutated runs, in which each test file has a process of its own. */
export const LABELS = ['unmutated-1', 'unmutated-2'] as const;
/** In place of the second, where the test files run in company and nothing speaks against it. */
export const TOGETHER_LABEL = 'together';
/** Runs in which each example has modules of its own: what a failing one does in these counts, since others may have left something. */
export const FRESH_LABELS = ['fresh-1', 'fresh-2'] as const;

const path = z.string().transform(filePath);

const testFileSchema = z.object({
  /** Its Vitest project's name. */
  project: z.string(),
  /** Absolute. */
  file: z.string(),
});

const statedRowsSchema = z.object({
  behaviour: z.string(),
  rows: z.array(z.custom<object>(isObject)),
  /** The same rows, each with another outcome; none where it is not to be tried. */
  changed: z.array(z.custom<object>(isObject)),
  /** Whether tests may be linked to it that do not name it. */
  isNamedElsewhere: z.boolean(),
});
export type StatedRows = z.infer<typeof statedRowsSchema>;

/** The rows of one behaviour, and the spec that states them. */
export interface RowsOrder extends Omit<StatedRows, 'behaviour'> {
  readonly behaviour: BehaviourId;
  readonly file: FilePath;
}

export const suiteRequestSchema = z.object({
  root: z.string(),
  folder: z.string(),
  /** Where Vitest is started, relative to the root. */
  vitestFolder: path,
  /** Says which of the tests that Vitest finds there are to be run there. */
  workspace: z.object({
    packages: z.array(path),
    vitestFolders: z.array(z.object({ folder: path, packages: z.array(path) })),
  }),
  configFile: z.string().optional(),
  /** Run before the tests. */
  examples: z.array(exampleModuleSchema),
  /** Given to the tests that ask for them. */
  rows: z.array(statedRowsSchema),
  /** For what hangs, where it is not the usual one. */
  patience: z.object({ silence: z.number(), load: z.number() }).optional(),
  /** Need not run, if each of `newFiles` is a test file: any other may be what one of the known ones reads. */
  known: z.object({ testFiles: z.array(testFileSchema), newFiles: z.array(z.string()) }).optional(),
});
export type SuiteRequest = z.infer<typeof suiteRequestSchema>;

export const suiteAnswerSchema = z.object({
  /** What was run. */
  ran: z.array(testFileSchema),
  /** Of these, whose second run was the one in company. */
  together: z.array(testFileSchema),
  /** Test files that were left out, with the reason. */
  unjudged: z.array(
    z.object({
      file: z.string(),
      reason: z.string(),
      /** The Vitest project that could not be started now, where that is the reason. */
      unstartedIn: z.string().exactOptional(),
    }),
  ),
  /** Which project files each project file imports. */
  imports: z.array(z.object({ file: z.string(), imports: z.array(z.string()) })),
  /** Absolute: the files on which every test depends. */
  shared: z.array(z.string()),
});
export type SuiteAnswer = z.infer<typeof suiteAnswerSchema>;
