/** What reading the tests gives reason to say, as far as running them does not say otherwise. */
import type { Confidence, Finding } from '../model/finding.ts';
import type { BehaviourId, DeclarationId, FilePath, TestId } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import { byText, contains } from '../model/location.ts';
import type { Suspicion } from '../model/oracle.ts';
import type { TestCase } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';
import { excerptOf } from './excerpt.ts';
import { rowsOfCases } from './rows-of-cases.ts';
import type { WeighedOracle } from './weighed-oracle.ts';

export interface OracleFindingsInput {
  readonly cases: readonly TestCase[];
  readonly links: readonly Link[];
  readonly oracles: ReadonlyMap<DeclarationId, WeighedOracle>;
  /** Tests, their helpers and the code under test; a finding in a file that is not here is shown without its code. */
  readonly texts: ReadonlyMap<FilePath, string>;
}

/** One a declaration, rule and place; those of a helper that several tests call are one. */
export function oracleFindings(input: OracleFindingsInput): readonly Finding[] {
  const claimsOf = groupBy(input.links, ({ testId }) => testId);
  // What does not run is told as that.
  const running = input.cases.filter(({ mode, declarationId }) => mode === 'run' && declarationId !== undefined);
  const rowOf = rowsOfCases(input.cases);
  const findings = [...groupBy(running, ({ declarationId }) => declarationId)].flatMap(([id, cases]) => {
    const oracle = id && input.oracles.get(id);
    if (oracle === undefined) return [];
    return told(oracle, cases).map((suspicion) => {
      const tests = concernedBy(suspicion, cases, rowOf);
      const claims = tests.flatMap((test) => (claimsOf.get(test) ?? []).map(({ behaviourId }) => behaviourId));
      return findingOf(suspicion, { tests, behaviours: [...new Set(claims)].sort(byText), texts: input.texts });
    });
  });
  return merged(findings);
}

/** The cases of the rows that it is about; where nothing ran, one stands for all of them. */
function concernedBy(
  { rows }: Suspicion,
  cases: readonly TestCase[],
  rowOf: ReadonlyMap<TestCase, number>,
): readonly TestId[] {
  const concerned = cases.filter((testCase) => rows?.includes(rowOf.get(testCase) ?? 0) ?? true);
  return (concerned.length > 0 ? concerned : cases).map(({ id }) => id).sort(byText);
}

/** Rules that are about the test as a whole, and so told once, if at all. */
const OF_THE_WHOLE = ['oracle/trivial-assertion', 'oracle/snapshot-only'] as const;

function told({ suspicions, assertions, facts }: WeighedOracle, cases: readonly TestCase[]): readonly Suspicion[] {
  const single = suspicions.filter(
    (suspicion) =>
      !OF_THE_WHOLE.some((whole) => whole === suspicion.rule) &&
      (suspicion.rule !== 'oracle/no-assertion' || isLeftToReading(suspicion, cases)),
  );
  const isOnly = {
    'oracle/trivial-assertion': facts.allTrivial,
    'oracle/snapshot-only': isOnlyOracle('oracle/snapshot-only', { suspicions, assertions }),
  };
  return [...single, ...OF_THE_WHOLE.flatMap((rule) => (isOnly[rule] ? once(rule, suspicions) : []))];
}

/** What executed says better that nothing is checked, except of an `expect` without a matcher, which is counted as an assertion. */
function isLeftToReading({ confidence }: Suspicion, cases: readonly TestCase[]): boolean {
  const runs = cases.flatMap((testCase) => testCase.runs);
  return runs.length === 0 || (confidence === 'certain' && runs.every((run) => run.assertions > 0));
}

/** Whether all assertions but trivial and unreachable ones are under the suspicion. */
function isOnlyOracle(
  rule: Suspicion['rule'],
  { suspicions, assertions }: Pick<WeighedOracle, 'suspicions' | 'assertions'>,
): boolean {
  const counted = suspicions.filter(({ confidence }) => confidence !== 'possible');
  const about = (assertion: WeighedOracle['assertions'][number]) =>
    counted.filter((suspicion) => suspicion.assertion === undefined || isSame(suspicion.assertion, assertion));
  return assertions.every((assertion) =>
    about(assertion).some(
      (suspicion) =>
        suspicion.rule === rule || suspicion.rule === 'oracle/unreachable-assertion' || suspicion.worth === 'trivial',
    ),
  );
}

const isSame = (left: WeighedOracle['assertions'][number], right: WeighedOracle['assertions'][number]): boolean =>
  contains(left, right) && contains(right, left);

/** The first place, with the confidence of the least certain one. */
function once(rule: Suspicion['rule'], suspicions: readonly Suspicion[]): readonly Suspicion[] {
  const of = suspicions.filter((suspicion) => suspicion.rule === rule && suspicion.confidence !== 'possible');
  const confidence: Confidence = of.some((suspicion) => suspicion.confidence === 'likely') ? 'likely' : 'certain';
  return of.slice(0, 1).map((suspicion) => ({ ...suspicion, confidence }));
}

interface Concerned {
  readonly tests: readonly TestId[];
  readonly behaviours: readonly BehaviourId[];
  readonly texts: OracleFindingsInput['texts'];
}

function findingOf(suspicion: Suspicion, { tests, behaviours, texts }: Concerned): Finding {
  const { rule, location, message, confidence, isConfirmed: confirmed = false } = suspicion;
  const text = texts.get(location.file);
  const said = { rule, location, message, confidence, behaviours, tests, confirmed };
  if (text === undefined) return said;
  const excerpt = excerptOf(suspicion, text);
  const isOfTheWhole = [...OF_THE_WHOLE, 'oracle/no-assertion'].includes(rule);
  return { ...said, excerpt, ...(!isOfTheWhole && { subject: excerpt.lines.join('\n') }) };
}

const byWhatIsSaid = ({ rule, location: { file, line, column }, message }: Finding): string =>
  `${rule} ${file}:${line}:${column} ${message}`;

function merged(findings: readonly Finding[]): readonly Finding[] {
  return [...groupBy(findings, byWhatIsSaid).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const behaviours = [...new Set(same.flatMap((finding) => finding.behaviours))].sort(byText);
    return [{ ...first, behaviours, tests: same.flatMap((finding) => finding.tests).sort(byText) }];
  });
}
