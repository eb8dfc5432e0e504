/** Everything that people wrote for Assay, read before any code of the project runs. */
import { join } from 'node:path';
import { listFiles, keepInside, readIfPresent, readSources } from '../host/files.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Spec } from '../model/behaviour.ts';
import { filePath, type FilePath } from '../model/ids.ts';
import { byPosition, byText } from '../model/location.ts';
import type { Policy } from '../model/policy.ts';
import type { SourceFile } from '../model/source-file.ts';
import { UserError, type Problem } from '../model/user-error.ts';
import { parseBaseline } from '../spec/parse-baseline.ts';
import { ROOT, type Workspace } from '../model/workspace.ts';
import { fileProblem } from '../spec/mistake.ts';
import { parsePolicy } from '../spec/parse-policy.ts';
import { parseSpecs, type SpecFile } from '../spec/parse-specs.ts';
import { readWorkspace, workspaceMembers } from './read-workspace.ts';

export interface Project {
  /** Absolute. */
  readonly root: string;
  readonly specs: readonly Spec[];
  readonly policy: Policy;
  /** `undefined` where there is none. */
  readonly baseline: Baseline | undefined;
  /** What was read: the specs, the policy and the baseline. */
  readonly trusted: readonly SourceFile[];
  readonly workspace: Workspace;
}

const POLICY = filePath('specs/policy.yaml');
export const BASELINE: FilePath = filePath('specs/baseline.json');
/** Written by commands, not specs. */
const RECORDS = [POLICY, filePath('specs/accepted.yaml')];

/** @throws {UserError} `spec-invalid` with every mistake of every file. */
export async function readProject(root: string): Promise<Project> {
  const files = await readTrusted(root);
  const specs = parseSpecs(files.specs);
  const policy = parsePolicy(files.policy);
  const { baseline, problems: ofBaseline } = parseBaseline(files.baseline);
  const trusted = allOf(files);
  const strays = files.strays.map(strayRecord);
  const problems = [...specs.problems, ...policy.problems, ...ofBaseline, ...strays].sort(byPlace);
  if (problems.length > 0) {
    throw new UserError('spec-invalid', 'The specs cannot be read.', {
      problems,
      sources: new Map(trusted.map(({ path, text }) => [path, text])),
    });
  }
  const packages = [...new Set(files.specs.map(({ folder = ROOT }) => folder))].sort(byText);
  const workspace = await readWorkspace(root, packages);
  return { root, specs: specs.specs, policy: policy.policy, baseline, trusted, workspace };
}

/** Two of them would contradict each other wherever behaviours of two packages meet in one gate. */
const strayRecord = (file: FilePath): Problem =>
  fileProblem(
    file,
    'A monorepo has one policy and one baseline, and this is not the one that is read.',
    `Move what it says to ${file.endsWith(BASELINE) ? BASELINE : POLICY} beside the package.json of the workspace.`,
  );

/** Which of the files that were read at the start have been changed, added or removed since. */
export async function changedSince({ root, trusted }: Project): Promise<readonly FilePath[]> {
  const now = new Map(allOf(await readTrusted(root)).map(({ path, text }) => [path, text]));
  const then = new Map(trusted.map(({ path, text }) => [path, text]));
  return [...new Set([...now.keys(), ...then.keys()])].filter((path) => now.get(path) !== then.get(path)).sort(byText);
}

interface TrustedFiles {
  readonly specs: readonly SpecFile[];
  readonly policy: SourceFile | undefined;
  readonly baseline: SourceFile | undefined;
  /** Policies and baselines of packages. */
  readonly strays: readonly FilePath[];
}

const allOf = ({ specs, policy, baseline }: TrustedFiles): readonly SourceFile[] =>
  [...specs, policy, baseline].filter((file) => file !== undefined);

async function readTrusted(root: string): Promise<TrustedFiles> {
  const packages = [ROOT, ...(await workspaceMembers(root))];
  const found = await Promise.all(packages.map(async (folder) => ({ folder, paths: await statedPaths(root, folder) })));
  const specs = found.map(async ({ folder, paths }) => {
    const sources = await readSources(root, paths.specs);
    return sources.map((source) => ({ ...source, folder }));
  });
  return {
    specs: (await Promise.all(specs)).flat(),
    policy: await readIfPresent(root, POLICY),
    baseline: await readIfPresent(root, BASELINE),
    strays: found.flatMap(({ folder, paths }) => (folder === ROOT ? [] : paths.records)),
  };
}

interface StatedPaths {
  readonly specs: readonly FilePath[];
  /** Of which only those of the root are read. */
  readonly records: readonly FilePath[];
}

async function statedPaths(root: string, folder: FilePath): Promise<StatedPaths> {
  const below = (path: string): FilePath => filePath(folder === ROOT ? path : `${folder}/${path}`);
  const listed = await listFiles(join(root, folder), ['specs/**/*.{yaml,yml}', BASELINE]);
  const found = await keepInside(root, listed.map(below));
  const records = new Set([POLICY, BASELINE].map(below));
  const others = new Set([...RECORDS, BASELINE].map(below));
  return { specs: found.filter((path) => !others.has(path)), records: found.filter((path) => records.has(path)) };
}

function byPlace(left: Problem, right: Problem): number {
  const start = { line: 1, column: 1 };
  return byText(left.file, right.file) || byPosition(left.start ?? start, right.start ?? start);
}
