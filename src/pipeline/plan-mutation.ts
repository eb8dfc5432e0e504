import type { ExamplePlan } from '../example/plan-examples.ts';
import type { BehaviourId } from '../model/ids.ts';
import { overlaps, type Span } from '../model/location.ts';
import type { TestCase } from '../model/suite.ts';
import { codeSetAside } from '../mutation/arid/code-set-aside.ts';
import type { MutationRequest } from '../mutation/engine.ts';
import type { PlannedWrongBehaviour } from '../mutation/wrong-behaviours/plan-wrong-behaviours.ts';
import { groupBy } from '../util/group-by.ts';
import { reachableFrom } from '../util/reachable-from.ts';
import type { Focus } from './focus.ts';
import type { Project } from './read-project.ts';
import type { SurveyedCode } from './survey-code.ts';
import type { SurveyedSuite } from './survey-suite.ts';

export interface PlanInput {
  readonly project: Project;
  readonly suite: SurveyedSuite;
  readonly stated: ExamplePlan;
  readonly wrong: readonly PlannedWrongBehaviour[];
  readonly code: Pick<SurveyedCode, 'scopes' | 'sources'>;
  readonly focus: Focus;
  readonly concurrency: number | undefined;
}

/**
 * What to mutate, and under which tests: the code of the behaviours that have tests to measure, and every sound test that claims one of
 * them or a behaviour that shares their code, since whose kill a mutant is depends on all of these.
 */
export function planMutation({ project, suite, stated, wrong, code, focus, concurrency }: PlanInput): MutationRequest {
  const active = new Set<BehaviourId>(
    project.specs.flatMap((spec) => spec.behaviours.filter(({ status }) => status === 'active').map(({ id }) => id)),
  );
  const testsOf = groupBy(
    suite.links.filter(({ behaviourId }) => active.has(behaviourId)),
    ({ behaviourId }) => behaviourId,
  );
  const isAsked = ({ behaviourId }: { readonly behaviourId: BehaviourId }): boolean =>
    focus.behaviours.has(behaviourId) && testsOf.has(behaviourId);
  const spans = code.scopes.filter(isAsked).flatMap((scope) => scope.spans);
  const elsewhere = focus.isWhole ? [] : otherCode({ suite, code, focus, isTested: (id) => testsOf.has(id) });
  const sharing = code.scopes.filter((scope) =>
    scope.spans.some((span) => spans.some((other) => overlaps(span, other))),
  );
  const answering = new Set(sharing.map(({ behaviourId }) => behaviourId));
  const wanted = new Set(
    sharing.flatMap(({ behaviourId }) => testsOf.get(behaviourId) ?? []).map(({ testId }) => testId),
  );
  const wrongOf = groupBy(wrong, ({ behaviourId }) => behaviourId);
  const mutated = [...spans, ...elsewhere];
  const files = new Set(mutated.map(({ file }) => file));
  const sources = code.sources.filter(({ path }) => files.has(path));
  const { specs, policy } = project;
  return {
    projectRoot: project.root,
    workspace: project.workspace,
    spans: mutated,
    sources,
    arid: codeSetAside({ sources, policy: policy.arid, specs, scopes: code.scopes, wrong }),
    columns: [
      ...suite.cases.filter((testCase) => wanted.has(testCase.id) && isSound(testCase)),
      ...suite.examples.flatMap(({ state, column, behaviourId }) =>
        state === 'held' && answering.has(behaviourId) ? [column] : [],
      ),
    ],
    codeUnderTest: reachableFrom(files, suite.imports),
    concurrency,
    imports: suite.imports,
    examples: stated.modules,
    wrongRows: wrong.filter(isAsked).flatMap(({ wrongRow }) => wrongRow ?? []),
    groups: code.scopes.map(({ behaviourId, spans: inScope }) => ({
      columns: (testsOf.get(behaviourId) ?? []).map(({ testId }) => testId),
      spans: [...inScope, ...(wrongOf.get(behaviourId) ?? []).flatMap(({ wrongRow }) => wrongRow?.row.span ?? [])],
    })),
  };
}

/** Where a test kills nothing of what it claims, the verdict asks whether it kills anything else: the rest of the code that it can reach. */
function otherCode({
  suite,
  code,
  focus,
  isTested,
}: Pick<PlanInput, 'suite' | 'code' | 'focus'> & { readonly isTested: (id: BehaviourId) => boolean }): readonly Span[] {
  const testFiles = suite.cases.filter(({ id }) => focus.tests.has(id)).map(({ file }) => file);
  const reachable = reachableFrom(testFiles, suite.imports);
  return code.scopes
    .filter(({ behaviourId }) => !focus.behaviours.has(behaviourId) && isTested(behaviourId))
    .flatMap((scope) => scope.spans.filter(({ file }) => reachable.has(file)));
}

const isSound = ({ isExpectedToFail, runs }: TestCase): boolean =>
  !isExpectedToFail && runs.length >= 2 && runs.every(({ outcome }) => outcome === 'passed');
