import { describe, expect, it } from 'vitest';
import { behaviourId, filePath } from '../../src/model/ids.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import { PLAIN_PROJECT } from '../../src/model/workspace.ts';
import type { ResolvedScope } from '../../src/model/scope.ts';
import { checkFocus, checkPaths, focusOf, type FocusRequest } from '../../src/pipeline/focus.ts';
import { foreseeMutation, planMutation } from '../../src/pipeline/plan-mutation.ts';
import type { Project } from '../../src/pipeline/read-project.ts';
import type { SurveyedSuite } from '../../src/pipeline/survey-suite.ts';
import { aBehaviour, aLink, anUnmutatedRun, aScope, aSpan, aSpec, aTestCase } from '../support/builders.ts';

/** A and B share code, C stands alone; `both` claims A and C. */
const project: Project = {
  root: '/project',
  specs: [
    aSpec({
      behaviours: [
        aBehaviour({ id: 'A-1' }),
        aBehaviour({ id: 'B-1' }),
        aBehaviour({ id: 'C-1' }),
        aBehaviour({ id: 'D-1', status: 'draft' }),
      ],
    }),
  ],
  policy: DEFAULT_POLICY,
  baseline: undefined,
  trusted: [],
  workspace: PLAIN_PROJECT,
};
const NOTHING_STATED = { stated: { modules: [], examples: [], problems: [] }, wrong: [], arid: [] };
const failing = [anUnmutatedRun({ outcome: 'failed' }), anUnmutatedRun({ outcome: 'failed' })];
const suite: SurveyedSuite = {
  ...{ idle: new Set(), inSourceTests: [] },
  declarations: [],
  examples: [],
  cases: [
    aTestCase({ id: 'a', file: filePath('test/one/a.test.ts'), titlePath: ['shop', 'a'] }),
    aTestCase({ id: 'b', file: filePath('test/two/b.test.ts'), titlePath: ['shop', 'b'] }),
    aTestCase({ id: 'both', file: filePath('test/two/both.test.ts') }),
    aTestCase({ id: 'red', file: filePath('test/one/red.test.ts'), runs: failing }),
    aTestCase({ id: 'inverted', file: filePath('test/one/red.test.ts'), isExpectedToFail: true }),
    aTestCase({ id: 'loose', file: filePath('test/one/a.test.ts') }),
  ],
  links: [
    ...[aLink('A-1', 'a'), aLink('A-1', 'both'), aLink('A-1', 'red'), aLink('A-1', 'inverted')],
    ...[aLink('B-1', 'b'), aLink('C-1', 'both'), aLink('D-1', 'b')],
  ],
  ran: { ran: [], cases: [], unloaded: [], unjudged: [], imports: new Map(), shared: [] },
  executions: 0,
  imports: new Map([
    [filePath('src/a.ts'), [filePath('src/deep.ts')]],
    [filePath('test/two/both.test.ts'), [filePath('src/a.ts'), filePath('src/c.ts')]],
  ]),
  findings: [],
};
const inA = aSpan('src/a.ts', [1, 1], [9, 1]);
const inB = aSpan('src/a.ts', [5, 1], [20, 1]);
const inC = aSpan('src/c.ts', [1, 1], [9, 1]);
const scopes: readonly ResolvedScope[] = [
  aScope({ behaviourId: 'A-1', spans: [inA] }),
  aScope({ behaviourId: 'B-1', spans: [inB] }),
  aScope({ behaviourId: 'C-1', spans: [inC] }),
];
const code = {
  scopes,
  sources: [
    { path: filePath('src/a.ts'), text: '' },
    { path: filePath('src/c.ts'), text: '' },
  ],
  findings: [],
};

const focus = (request: Partial<FocusRequest>) =>
  focusOf({ paths: [], behaviours: [], test: undefined, ...request }, { project, suite });

const shown = (request: Partial<FocusRequest>) => {
  const { tests, behaviours } = focus(request);
  return { tests: [...tests], behaviours: [...behaviours] };
};

describe('CHECK-6: the focus of a run', () => {
  it('is everything when nothing is asked for', () => {
    expect(shown({})).toEqual({
      tests: ['a', 'b', 'both', 'red', 'inverted', 'loose'],
      behaviours: ['A-1', 'B-1', 'C-1', 'D-1'],
    });
  });

  it('answers for a behaviour with all tests that claim it and all that these claim', () => {
    expect(shown({ behaviours: ['A-1'] })).toEqual({
      tests: ['a', 'both', 'red', 'inverted'],
      behaviours: ['A-1', 'C-1'],
    });
  });

  it('answers for the tests of a file or folder, and for what they claim', () => {
    expect(shown({ paths: ['test/two/b.test.ts'] })).toEqual({ tests: ['b'], behaviours: ['B-1', 'D-1'] });
    expect(shown({ paths: ['test/one/'] }).tests).toEqual(['a', 'red', 'inverted', 'loose']);
    expect(shown({ paths: ['test/one', 'test/two/both.test.ts'], test: 'bo' }).tests).toEqual(['both']);
  });

  it('finds tests by a part of their full name', () => {
    expect(shown({ test: 'sh*p > ' })).toEqual({ tests: ['a', 'b'], behaviours: ['A-1', 'B-1', 'D-1'] });
  });

  it('refuses an unknown behaviour, and a wish that no test fulfils', () => {
    const asking = (behaviours: readonly string[]) => () =>
      checkFocus({ paths: [], behaviours, test: undefined }, project);
    expect(asking(['A-1', 'A-2'])).toThrow(/^No spec states a behaviour A-2\.$/u);
    expect(asking(['A-1', 'D-1'])).not.toThrow();
    expect(() => focus({ paths: ['test/three'], test: 'x' })).toThrow(
      /^No test or spec matches test\/three, --test "x"\.$/u,
    );
  });

  it('says before anything runs that a path leads nowhere', () => {
    const asking = (paths: readonly string[]) => () =>
      checkPaths({ paths, behaviours: [], test: undefined }, [filePath('test/one/a.test.ts')]);
    expect(asking(['test/none.test.ts', 'tests'])).toThrow(/^No test or spec matches test\/none\.test\.ts, tests\.$/u);
    expect(asking(['test/none.test.ts', 'test/'])).not.toThrow();
    expect(asking([])).not.toThrow();
  });

  it('leaves out the findings about all else', () => {
    const about = (behaviours: readonly string[], tests: readonly string[]) => ({
      ...({ rule: 'link/unlinked-test', location: { file: filePath('f'), line: 1, column: 1 } } as const),
      ...({ message: 'm', confidence: 'certain', confirmed: true } as const),
      behaviours: behaviours.map(behaviourId),
      tests: suite.cases.filter(({ id }) => tests.includes(id)).map(({ id }) => id),
    });
    const mine = [about(['B-1', 'A-1'], []), about([], ['b'])];
    const findings = [...mine, about(['A-1'], ['b']), about([], ['a']), about([], [])];
    expect(focus({ behaviours: ['B-1'] }).narrow({ verdicts: new Map(), findings }).findings).toEqual(mine);
  });
});

describe('CHECK-6: the plan of a run', () => {
  const planFor = (request: Partial<FocusRequest>) => {
    const plan = planMutation({ project, suite, ...NOTHING_STATED, code, focus: focus(request), concurrency: 2 });
    return {
      spans: plan.spans,
      sources: plan.sources.map(({ path }) => path),
      columns: plan.columns.map(({ id }) => id),
      codeUnderTest: [...plan.codeUnderTest],
    };
  };

  it('runs every sound test that claims a behaviour, over all the code of the behaviours', () => {
    expect(planFor({})).toEqual({
      spans: [inA, inB, inC],
      sources: ['src/a.ts', 'src/c.ts'],
      columns: ['a', 'b', 'both'],
      codeUnderTest: ['src/a.ts', 'src/c.ts', 'src/deep.ts'],
    });
  });

  it('is foreseen before any test has run, where every active behaviour turns out to have one', () => {
    const input = { project, suite, ...NOTHING_STATED, code, focus: focus({}), concurrency: 2 };
    expect(planMutation(input)).toMatchObject(foreseeMutation(input));
    const claimsOfC = suite.links.filter((link) => link.behaviourId === behaviourId('C-1'));
    const lesser = { ...suite, links: claimsOfC };
    expect(planMutation({ ...input, suite: lesser }).spans).toEqual([inC]);
    expect(foreseeMutation(input).spans).toEqual([inA, inB, inC]);
  });

  it('runs the tests of behaviours that share the code too, since a mutant may be theirs', () => {
    expect(planFor({ behaviours: ['B-1'] })).toEqual({
      spans: [inB],
      sources: ['src/a.ts'],
      columns: ['a', 'b', 'both'],
      codeUnderTest: ['src/a.ts', 'src/deep.ts'],
    });
  });

  it('mutates what else the tests can reach, since a test that kills only there is misdirected', () => {
    expect(planFor({ test: 'both' })).toEqual({
      spans: [inA, inC, inB],
      sources: ['src/a.ts', 'src/c.ts'],
      columns: ['a', 'b', 'both'],
      codeUnderTest: ['src/a.ts', 'src/c.ts', 'src/deep.ts'],
    });
  });
});
