/** A run over a part of the project: which tests and behaviours it answers for. */
import { closest } from 'fastest-levenshtein';
import { behaviourId, type BehaviourId, type FilePath, type TestId } from '../model/ids.ts';
import { isInFolder } from '../model/workspace.ts';
import { UserError } from '../model/user-error.ts';
import { matchesPieces } from '../util/matches-pieces.ts';
import type { TestCase } from '../model/suite.ts';
import type { Judgement } from './judge-run.ts';
import type { Project } from './read-project.ts';
import type { SurveyedSuite } from './survey-suite.ts';

export interface FocusRequest {
  /** Test files, specs, or folders of them, relative to the root. */
  readonly paths: readonly string[];
  /** Behaviour ids. */
  readonly behaviours: readonly string[];
  /** A text that the test's full name contains; `*` stands for any text. */
  readonly test: string | undefined;
}

export interface Focus {
  readonly isWhole: boolean;
  readonly behaviours: ReadonlySet<BehaviourId>;
  readonly tests: ReadonlySet<TestId>;
  /** Leaves out what the run did not measure in full. */
  narrow(judged: Judged): Judged;
}

/** Whether nothing is left out. */
export const isWhole = ({ paths, behaviours, test }: FocusRequest): boolean =>
  paths.length === 0 && behaviours.length === 0 && test === undefined;

type LinkedSuite = Pick<SurveyedSuite, 'cases' | 'links'>;
type Judged = Pick<Judgement, 'verdicts' | 'findings'>;

/**
 * A behaviour that is asked for is answered with all its tests, and a test with all the behaviours that it claims: each of these is
 * measured in full, so its verdict is that of a whole run.
 * @throws {UserError} `usage` when no test matches.
 */
export function focusOf(request: FocusRequest, { project, suite }: { project: Project; suite: LinkedSuite }): Focus {
  const all = project.specs.flatMap((spec) => spec.behaviours.map(({ id }) => id));
  if (isWhole(request)) {
    return {
      isWhole: true,
      behaviours: new Set(all),
      tests: new Set(suite.cases.map(({ id }) => id)),
      narrow: (judged) => judged,
    };
  }
  const named = new Set(request.behaviours.map(behaviourId));
  const tests = new Set(selectCases(request, suite, named).map(({ id }) => id));
  const asked = new Set([...named, ...statedIn(request, project)]);
  if (tests.size === 0 && asked.size === 0) {
    throw nothingMatches(request);
  }
  const behaviours = new Set([
    ...asked,
    ...suite.links.filter(({ testId }) => tests.has(testId)).map((link) => link.behaviourId),
  ]);
  return {
    isWhole: false,
    behaviours,
    tests,
    narrow: ({ verdicts, findings }) => ({
      verdicts: new Map([...verdicts].filter(([id]) => behaviours.has(id))),
      findings: findings.filter(
        (finding) =>
          finding.behaviours.some((id) => behaviours.has(id)) ||
          (finding.behaviours.length === 0 && finding.tests.some((id) => tests.has(id))),
      ),
    }),
  };
}

/** The behaviours that are stated below the paths, unless tests or behaviours are asked for by name. */
const statedIn = ({ paths, behaviours, test }: FocusRequest, { specs }: Project): readonly BehaviourId[] =>
  behaviours.length > 0 || test !== undefined
    ? []
    : specs
        .flatMap((spec) => spec.behaviours)
        .filter(({ location }) => paths.some((path) => isInFolder(location.file, plain(path))))
        .map(({ id }) => id);

const plain = (path: string): string => path.replace(/\/$/, '');

const wishOf = ({ paths, test }: FocusRequest): string =>
  [...paths, ...(test === undefined ? [] : [`--test ${JSON.stringify(test)}`])].join(', ');

/** Before anything runs. @throws {UserError} `usage` when a behaviour that is asked for is stated nowhere. */
export function checkFocus({ behaviours }: FocusRequest, { specs }: Project): void {
  const known = specs.flatMap((spec) => spec.behaviours.map(({ id }) => String(id)));
  const unknown = behaviours.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  const nearest = known.length === 0 ? undefined : closest(unknown, known);
  throw new UserError('usage', `No spec states a behaviour ${unknown}.`, {
    hint:
      nearest === undefined
        ? 'No behaviour is stated at all.'
        : `Did you mean ${nearest}? \`assay trace\` lists them all.`,
  });
}

/** Before anything runs. @throws {UserError} `usage` when no path that is asked for leads to a file. */
export function checkPaths(request: FocusRequest, files: readonly FilePath[]): void {
  const folders = request.paths.map(plain);
  if (folders.length === 0 || files.some((file) => folders.some((folder) => isInFolder(file, folder)))) return;
  throw nothingMatches(request);
}

const nothingMatches = (request: FocusRequest): UserError =>
  new UserError('usage', `No test or spec matches ${wishOf(request)}.`, {
    hint: 'Paths name test files, specs, or folders of them; --test looks into the titles joined with " > ".',
  });

function selectCases(
  request: FocusRequest,
  { cases, links }: LinkedSuite,
  asked: ReadonlySet<BehaviourId>,
): readonly TestCase[] {
  const { paths, test } = request;
  const claiming = new Set(links.filter(({ behaviourId }) => asked.has(behaviourId)).map(({ testId }) => testId));
  const isNamed = ({ file }: TestCase): boolean =>
    paths.length === 0 || paths.some((path) => isInFolder(file, plain(path)));
  const pieces = test === undefined ? ['', ''] : ['', ...test.split('*'), ''];
  const isMatched = ({ titlePath }: TestCase): boolean => matchesPieces(pieces, titlePath.join(' > '));
  const narrowsTests = paths.length > 0 || test !== undefined;
  return cases.filter((testCase) =>
    narrowsTests
      ? isNamed(testCase) && isMatched(testCase) && (asked.size === 0 || claiming.has(testCase.id))
      : claiming.has(testCase.id),
  );
}
