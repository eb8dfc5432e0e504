import type { Baseline, Placed } from '../model/baseline.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { Problem } from '../model/user-error.ts';
import { baselineSchema } from './baseline-schema.ts';
import { checkFile } from './check-file.ts';
import { byPlace } from './mistake.ts';
import { placeAt } from './yaml-tree.ts';

export interface ParsedBaseline {
  /** `undefined` where the file has a problem, or is missing. */
  readonly baseline: Baseline | undefined;
  readonly problems: readonly Problem[];
}

/** JSON is YAML, so its mistakes are told like those of the specs; never throws. */
export function parseBaseline(source: SourceFile | undefined): ParsedBaseline {
  if (source === undefined) return { baseline: undefined, problems: [] };
  const { raw, root, lines, problems } = checkFile(source, { schema: baselineSchema, mistakesOf: () => [] });
  if (raw === undefined || root === undefined) return { baseline: undefined, problems: problems.toSorted(byPlace) };
  const located =
    (key: 'behaviours' | 'findings') =>
    <Entry>(entry: Entry, index: number): Placed<Entry> => {
      const { start } = placeAt(root, [key, index]).node?.range ?? root.range;
      return { entry, location: { file: source.path, ...lines.positionAt(start) } };
    };
  const baseline = {
    file: source.path,
    behaviours: raw.behaviours.map(located('behaviours')),
    findings: raw.findings.map(located('findings')),
  };
  return { baseline, problems: [] };
}
