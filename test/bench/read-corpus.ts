/** Labelled projects: what each of their tests and behaviours ought to be told (the corpus's README.md explains the fields). */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const rules = z.array(z.string()).default([]);
const told = z.object({
  verdict: z.string().optional(),
  /** Where several verdicts count as right. */
  anyOf: rules,
  /** Have to be reported. */
  rules,
  /** Of each group at least one. */
  rulesAnyOf: z.array(z.array(z.string())).default([]),
  /** Neither right nor wrong. */
  mayReport: rules,
  mustNotReport: rules,
});
const labelsSchema = z.object({
  project: z.string(),
  tests: z.record(z.string(), told),
  behaviours: z.record(z.string(), told.extend({ because: rules, becauseAnyOf: rules })).default({}),
});
export type TestLabel = z.infer<typeof told>;
export type BehaviourLabel = z.infer<typeof labelsSchema>['behaviours'][string];

export interface LabelledProject extends z.infer<typeof labelsSchema> {
  /** Absolute. */
  readonly root: string;
}

/** Every project under the folder that holds `labels.json`, sorted. */
export function readCorpus(folder: string): readonly LabelledProject[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?:^|[\\/])labels\.json$/.test(path) && !path.includes('node_modules'))
    .sort()
    .map((path) => {
      const file = join(folder, path);
      return { ...labelsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), root: dirname(file) };
    });
}
