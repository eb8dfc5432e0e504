/** How an entry is written down: one line of JSON that says what it is of, and one with what is known. */
import * as z from 'zod';
import { behaviourId, rowId, testId } from '../model/ids.ts';
import { filePathSchema, positionSchema, rowSchema } from '../model/row-schema.ts';
import type { Failure } from '../model/suite.ts';
import type { Entry, KnownCell } from './entry.ts';
import { recordedCallSchema, recordedEntrySchema } from '../vitest/recorded-entry.ts';
import { comparedSchema } from '../vitest/vitest-record.ts';
import type { TreeState } from './tree-state.ts';

/** Raised whenever the form below, or the meaning of anything in it, changes. */
const FORMAT = 6;

const path = filePathSchema;
const location = positionSchema.extend({ file: path });
const headSchema = z.object({
  format: z.literal(FORMAT),
  root: z.string(),
  facts: z.array(z.tuple([z.string(), z.string()])),
  files: z.array(z.tuple([path, z.string()])),
  reports: z.array(path),
});

const OUTCOMES = ['passed', 'check', 'crash', 'hook', 'load', 'timeout'] as const;
const failure = z.object({
  message: z.string(),
  location: location.optional(),
  compared: comparedSchema.optional(),
});

const knownFailure = ({ message, location: place, compared }: z.infer<typeof failure>): Failure => ({
  message,
  location: place,
  ...(compared && { compared }),
});

const collectedCase = z.object({
  project: z.string(),
  file: path,
  titlePath: z.array(z.string()),
  mode: z.enum(['run', 'skip', 'todo']),
  isExpectedToFail: z.boolean(),
  isInBrowser: z.literal(true).exactOptional(),
  tags: z.array(z.string()),
  location,
  runs: z.array(
    z
      .object({ outcome: z.enum(['passed', 'skipped']), assertions: z.number(), duration: z.number() })
      .transform((run) => ({ ...run, failure: undefined })),
  ),
  changedRows: z
    .array(
      z
        .object({
          behaviour: z.string().transform(behaviourId),
          index: z.number(),
          outcome: z.enum(OUTCOMES),
          failure: failure.optional(),
        })
        .transform((run) => ({ ...run, failure: run.failure && knownFailure(run.failure) })),
    )
    .exactOptional(),
});

const suiteSchema = z.object({
  testFiles: z.array(
    z
      .object({ project: z.string(), file: path, cases: z.array(collectedCase).optional() })
      .transform(({ cases, ...testFile }) => ({ ...testFile, cases })),
  ),
  unjudged: z.array(z.object({ file: path, reason: z.string() })),
  imports: z.array(z.tuple([path, z.array(path)])).transform((imports) => new Map(imports)),
  shared: z.array(path),
  readers: z.array(path),
});

const cell = z.object({
  row: z.string(),
  outcome: z.enum(OUTCOMES),
  tier: z.enum(['hot', 'warm', 'cold', 'stryker']),
  failure: failure.optional(),
});

// Of all columns at once: a transformation of each cell would take longer than reading the file.
const columns = z
  .array(
    z.object({
      ...{ test: z.string(), file: path, key: z.string(), unsettled: z.string().optional() },
      ...{ isProven: z.boolean(), cells: z.array(cell) },
    }),
  )
  .transform((all) =>
    all.map(({ unsettled, cells, ...column }) => ({ ...column, unsettled, cells: cells.map(knownCell) })),
  );

const knownCell = ({ row: id, outcome, tier, failure: why }: z.infer<typeof cell>): KnownCell => ({
  row: rowId(id),
  ...{ outcome, tier },
  failure: why && knownFailure(why),
});

const matrixSchema = z.object({
  engine: z.string(),
  code: z.array(
    z
      .object({ file: path, key: z.string(), rows: z.array(rowSchema), unmutated: z.string().optional() })
      .transform(({ unmutated, ...rest }) => ({ ...rest, unmutated })),
  ),
  columns,
});

const column = z.string().transform(testId);
const assertion = recordedEntrySchema.omit({ isFailed: true }).extend({ place: location });
const call = recordedCallSchema;
const recordingsSchema = z.object({
  key: z.string(),
  found: z.object({
    columns: z.array(z.object({ column, assertions: z.array(assertion), calls: z.array(call).optional() })),
    pairs: z.array(
      z.object({
        column,
        row: z.string().transform(rowId),
        outcome: z.enum(['passed', 'failed', 'unrecorded']),
        changes: z.array(z.object({ before: assertion, after: assertion, isFailed: z.boolean() })),
        missing: z.number(),
        calls: z.array(z.object({ at: z.number(), call })).optional(),
      }),
    ),
  }),
});

const bodySchema = z.object({ suite: suiteSchema, matrix: matrixSchema, recordings: recordingsSchema.optional() });

export function entryText(root: string, { tree, suite, matrix, recordings }: Entry): string {
  const head = { format: FORMAT, root, facts: [...tree.facts], files: [...tree.files], reports: [...tree.reports] };
  const body = { suite: { ...suite, imports: [...suite.imports] }, matrix, recordings };
  return `${JSON.stringify(head)}\n${JSON.stringify(body)}\n`;
}

/** `undefined` unless it is the first line of an entry of the project at `root`, in the form of this version. */
export function readHead(line: string, root: string): TreeState | undefined {
  const head = headSchema.safeParse(parseJson(line)).data;
  if (head?.root !== root) return undefined;
  return { facts: new Map(head.facts), files: new Map(head.files), reports: new Set(head.reports) };
}

/** `undefined` when the text is cut off or damaged. */
export function readBody(text: string): Omit<Entry, 'tree'> | undefined {
  return bodySchema.safeParse(parseJson(text.slice(text.indexOf('\n') + 1))).data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
