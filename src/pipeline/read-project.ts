/** Everything that people wrote for Assay, read before any code of the project runs. */
import { listFiles, keepInside, readIfPresent, readSources } from '../host/files.ts';
import type { Spec } from '../model/behaviour.ts';
import { filePath, type FilePath } from '../model/ids.ts';
import { byPosition, byText } from '../model/location.ts';
import type { Policy } from '../model/policy.ts';
import type { SourceFile } from '../model/source-file.ts';
import { UserError, type Problem } from '../model/user-error.ts';
import { parsePolicy } from '../spec/parse-policy.ts';
import { parseSpecs } from '../spec/parse-specs.ts';

export interface Project {
  /** Absolute. */
  readonly root: string;
  readonly specs: readonly Spec[];
  readonly policy: Policy;
  /** What was read: the specs and the policy. */
  readonly trusted: readonly SourceFile[];
}

const POLICY = filePath('specs/policy.yaml');
/** Written by commands, not specs. */
const RECORDS = new Set([POLICY, filePath('specs/accepted.yaml')]);

/** @throws {UserError} `spec-invalid` with every mistake of every file. */
export async function readProject(root: string): Promise<Project> {
  const { specFiles, policyFile } = await readTrusted(root);
  const specs = parseSpecs(specFiles);
  const policy = parsePolicy(policyFile);
  const trusted = policyFile === undefined ? specFiles : [...specFiles, policyFile];
  const problems = [...specs.problems, ...policy.problems].sort(byPlace);
  if (problems.length > 0) {
    throw new UserError('spec-invalid', 'The specs cannot be read.', {
      problems,
      sources: new Map(trusted.map(({ path, text }) => [path, text])),
    });
  }
  return { root, specs: specs.specs, policy: policy.policy, trusted };
}

/** Which of the files that were read at the start have been changed, added or removed since. */
export async function changedSince({ root, trusted }: Project): Promise<readonly FilePath[]> {
  const { specFiles, policyFile } = await readTrusted(root);
  const now = new Map([...specFiles, ...(policyFile ? [policyFile] : [])].map(({ path, text }) => [path, text]));
  const then = new Map(trusted.map(({ path, text }) => [path, text]));
  return [...new Set([...now.keys(), ...then.keys()])].filter((path) => now.get(path) !== then.get(path)).sort(byText);
}

async function readTrusted(
  root: string,
): Promise<{ specFiles: readonly SourceFile[]; policyFile: SourceFile | undefined }> {
  const found = await listFiles(root, ['specs/**/*.{yaml,yml}']);
  const paths = await keepInside(
    root,
    found.filter((path) => !RECORDS.has(path)),
  );
  return { specFiles: await readSources(root, paths), policyFile: await readIfPresent(root, POLICY) };
}

function byPlace(left: Problem, right: Problem): number {
  const start = { line: 1, column: 1 };
  return byText(left.file, right.file) || byPosition(left.start ?? start, right.start ?? start);
}
