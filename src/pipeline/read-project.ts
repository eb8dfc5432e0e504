/** Everything that people wrote for Assay, read before any code of the project runs. */
import { listFiles, keepInside, readIfPresent, readSources } from '../host/files.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Spec } from '../model/behaviour.ts';
import { filePath, type FilePath } from '../model/ids.ts';
import { byPosition, byText } from '../model/location.ts';
import type { Policy } from '../model/policy.ts';
import type { SourceFile } from '../model/source-file.ts';
import { UserError, type Problem } from '../model/user-error.ts';
import { parseBaseline } from '../spec/parse-baseline.ts';
import { parsePolicy } from '../spec/parse-policy.ts';
import { parseSpecs } from '../spec/parse-specs.ts';

export interface Project {
  /** Absolute. */
  readonly root: string;
  readonly specs: readonly Spec[];
  readonly policy: Policy;
  /** `undefined` where there is none. */
  readonly baseline: Baseline | undefined;
  /** What was read: the specs, the policy and the baseline. */
  readonly trusted: readonly SourceFile[];
}

const POLICY = filePath('specs/policy.yaml');
export const BASELINE: FilePath = filePath('specs/baseline.json');
/** Written by commands, not specs. */
const RECORDS = new Set([POLICY, filePath('specs/accepted.yaml')]);

/** @throws {UserError} `spec-invalid` with every mistake of every file. */
export async function readProject(root: string): Promise<Project> {
  const files = await readTrusted(root);
  const specs = parseSpecs(files.specs);
  const policy = parsePolicy(files.policy);
  const { baseline, problems: ofBaseline } = parseBaseline(files.baseline);
  const trusted = allOf(files);
  const problems = [...specs.problems, ...policy.problems, ...ofBaseline].sort(byPlace);
  if (problems.length > 0) {
    throw new UserError('spec-invalid', 'The specs cannot be read.', {
      problems,
      sources: new Map(trusted.map(({ path, text }) => [path, text])),
    });
  }
  return { root, specs: specs.specs, policy: policy.policy, baseline, trusted };
}

/** Which of the files that were read at the start have been changed, added or removed since. */
export async function changedSince({ root, trusted }: Project): Promise<readonly FilePath[]> {
  const now = new Map(allOf(await readTrusted(root)).map(({ path, text }) => [path, text]));
  const then = new Map(trusted.map(({ path, text }) => [path, text]));
  return [...new Set([...now.keys(), ...then.keys()])].filter((path) => now.get(path) !== then.get(path)).sort(byText);
}

interface TrustedFiles {
  readonly specs: readonly SourceFile[];
  readonly policy: SourceFile | undefined;
  readonly baseline: SourceFile | undefined;
}

const allOf = ({ specs, policy, baseline }: TrustedFiles): readonly SourceFile[] =>
  [...specs, policy, baseline].filter((file) => file !== undefined);

async function readTrusted(root: string): Promise<TrustedFiles> {
  const found = await listFiles(root, ['specs/**/*.{yaml,yml}']);
  const paths = await keepInside(
    root,
    found.filter((path) => !RECORDS.has(path)),
  );
  return {
    specs: await readSources(root, paths),
    policy: await readIfPresent(root, POLICY),
    baseline: await readIfPresent(root, BASELINE),
  };
}

function byPlace(left: Problem, right: Problem): number {
  const start = { line: 1, column: 1 };
  return byText(left.file, right.file) || byPosition(left.start ?? start, right.start ?? start);
}
