import type { ExamplePlan } from '../example/plan-examples.ts';
import type { AridCode } from '../model/arid.ts';
import type { BehaviourId } from '../model/ids.ts';
import { overlaps, type Span } from '../model/location.ts';
import type { TestCase } from '../model/suite.ts';
import type { ForeseenRequest, MutationRequest } from '../mutation/engine.ts';
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
  /** Of all code that behaviours name. */
  readonly arid: readonly AridCode[];
  readonly code: Pick<SurveyedCode, 'scopes' | 'sources'>;
  readonly focus: Focus;
  readonly concurrency: number | undefined;
}

/**
 * What to mutate, and under which tests: the code of the behaviours that have tests to measure, and every sound test that claims one of
 * them or a behaviour that shares their code, since whose kill a mutant is depends on all of these.
 */
export function planMutation(input: PlanInput): MutationRequest {
  const { project, suite, wrong, code, focus } = input;
  const active = activeOf(project);
  const testsOf = groupBy(
    suite.links.filter(({ behaviourId }) => active.has(behaviourId)),
    ({ behaviourId }) => behaviourId,
  );
  const isAsked = (id: BehaviourId): boolean => focus.behaviours.has(id) && testsOf.has(id);
  const elsewhere = focus.isWhole ? [] : otherCode({ suite, code, focus, isTested: (id) => testsOf.has(id) });
  const planned = changedCode(input, isAsked, elsewhere);
  const spans = spansOf(code, isAsked);
  const sharing = code.scopes.filter((scope) =>
    scope.spans.some((span) => spans.some((other) => overlaps(span, other))),
  );
  const answering = new Set(sharing.map(({ behaviourId }) => behaviourId));
  const wanted = new Set(
    sharing.flatMap(({ behaviourId }) => testsOf.get(behaviourId) ?? []).map(({ testId }) => testId),
  );
  const wrongOf = groupBy(wrong, ({ behaviourId }) => behaviourId);
  return {
    ...planned,
    columns: [
      ...suite.cases.filter((testCase) => wanted.has(testCase.id) && isSound(testCase)),
      ...suite.examples.flatMap(({ state, column, behaviourId }) =>
        state === 'held' && answering.has(behaviourId) ? [column] : [],
      ),
    ],
    codeUnderTest: reachableFrom(new Set(planned.sources.map(({ path }) => path)), suite.imports),
    inSourceTests: suite.inSourceTests,
    imports: suite.imports,
    groups: code.scopes.map(({ behaviourId, spans: inScope }) => ({
      columns: (testsOf.get(behaviourId) ?? []).map(({ testId }) => testId),
      spans: [...inScope, ...(wrongOf.get(behaviourId) ?? []).flatMap(({ wrongRow }) => wrongRow?.row.span ?? [])],
    })),
  };
}

type CodeInput = Pick<PlanInput, 'project' | 'stated' | 'wrong' | 'arid' | 'code' | 'concurrency'>;

/** What will be asked for when every active behaviour turns out to have a test. */
export function foreseeMutation(input: CodeInput): ForeseenRequest {
  const active = activeOf(input.project);
  return changedCode(input, (id) => active.has(id), []);
}

function changedCode(
  { project, stated, wrong, arid, code, concurrency }: CodeInput,
  isAsked: (id: BehaviourId) => boolean,
  elsewhere: readonly Span[],
): ForeseenRequest {
  const spans = [...spansOf(code, isAsked), ...elsewhere];
  const files = new Set(spans.map(({ file }) => file));
  return {
    ...{ projectRoot: project.root, workspace: project.workspace, spans, concurrency },
    sources: code.sources.filter(({ path }) => files.has(path)),
    arid: arid.filter(({ span }) => files.has(span.file)),
    examples: stated.modules,
    wrongRows: wrong.flatMap(({ behaviourId, wrongRow }) =>
      wrongRow !== undefined && isAsked(behaviourId) ? [wrongRow] : [],
    ),
  };
}

const spansOf = ({ scopes }: PlanInput['code'], isAsked: (id: BehaviourId) => boolean): readonly Span[] =>
  scopes.filter(({ behaviourId }) => isAsked(behaviourId)).flatMap((scope) => scope.spans);

const activeOf = ({ specs }: Project): ReadonlySet<BehaviourId> =>
  new Set(specs.flatMap((spec) => spec.behaviours.filter(({ status }) => status === 'active').map(({ id }) => id)));

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
