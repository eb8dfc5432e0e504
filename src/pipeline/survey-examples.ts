/** The examples of the specs, as test modules to be run in the project's own Vitest. */
import { planExamples, type ExamplePlan } from '../example/plan-examples.ts';
import { keepInside, readSources } from '../host/files.ts';
import type { CodeReference } from '../model/behaviour.ts';
import type { FilePath } from '../model/ids.ts';
import { byText } from '../model/location.ts';
import { UserError } from '../model/user-error.ts';
import { filesOf } from '../scope/code-files.ts';
import { EXAMPLE_RUNTIME } from '../vitest/example-modules.ts';
import type { Project } from './read-project.ts';

/** @throws {UserError} `spec-invalid` with every example that cannot be read. */
export async function surveyExamples(project: Project, projectFiles: readonly FilePath[]): Promise<ExamplePlan> {
  const { root, specs, trusted } = project;
  const references = specs.flatMap((spec) => [
    ...spec.code,
    ...spec.behaviours.filter(({ status }) => status === 'active').flatMap(({ code }) => code),
  ]);
  const named = new Set(references.flatMap(memoised(projectFiles)));
  const sources = await readSources(root, await keepInside(root, [...named].sort(byText)));
  const plan = planExamples({
    specs,
    sources,
    filesOf: memoised(sources.map(({ path }) => path)),
    runtime: EXAMPLE_RUNTIME,
  });
  if (plan.problems.length === 0) return plan;
  throw new UserError('spec-invalid', 'The specs cannot be read.', {
    problems: plan.problems,
    sources: new Map(trusted.map(({ path, text }) => [path, text])),
  });
}

/** Looking a glob up in all files takes longer than anything else here. */
function memoised(files: readonly FilePath[]): (reference: CodeReference) => readonly FilePath[] {
  const known = new Map<string, readonly FilePath[]>();
  return (reference) => {
    const found = known.get(reference.path) ?? filesOf(reference, files);
    known.set(reference.path, found);
    return found;
  };
}
