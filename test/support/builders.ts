/** One builder a noun: valid by default, a test states only what matters to it. */
import type { Behaviour, Spec } from '../../src/model/behaviour.ts';
import { behaviourId, filePath, rowId, testId } from '../../src/model/ids.ts';
import type { Link } from '../../src/model/link.ts';
import type { Location, Span } from '../../src/model/location.ts';
import type { Cell, MutationRun, Row } from '../../src/model/matrix.ts';
import type { ResolvedScope } from '../../src/model/scope.ts';
import type { TestCase, UnmutatedRun } from '../../src/model/suite.ts';

const CODE = filePath('src/code.ts');
const TESTS = filePath('test/code.test.ts');

/** `aLocation('src/a.ts:3:1')`. */
export function aLocation(place = 'src/code.ts:1:1'): Location {
  const [file = '', line = '1', column = '1'] = place.split(':');
  return { file: filePath(file), line: Number(line), column: Number(column) };
}

/** `aSpan('src/a.ts', [3, 1], [3, 9])`: the start inclusive, the end exclusive. */
export const aSpan = (
  file: string,
  [startLine, startColumn]: readonly [number, number],
  [endLine, endColumn]: readonly [number, number],
): Span => ({
  file: filePath(file),
  start: { line: startLine, column: startColumn },
  end: { line: endLine, column: endColumn },
});

/** All of the default file of code. */
export const EVERYWHERE: Span = aSpan(CODE, [1, 1], [10_000, 1]);

export function aBehaviour(overrides: Partial<Omit<Behaviour, 'id'>> & { readonly id?: string } = {}): Behaviour {
  const { id = 'PRICE-1', ...facts } = overrides;
  return {
    id: behaviourId(id),
    feature: 'Basket pricing',
    owner: undefined,
    must: 'A basket costs the sum of its lines.',
    why: undefined,
    status: 'active',
    code: [],
    examples: [],
    wrongBehaviours: [],
    tests: [],
    location: aLocation('specs/pricing.yaml:4:3'),
    ...facts,
  };
}

export const aSpec = (overrides: Partial<Spec> = {}): Spec => ({
  file: filePath('specs/pricing.yaml'),
  feature: 'Basket pricing',
  about: undefined,
  code: [],
  behaviours: [aBehaviour()],
  ...overrides,
});

/** A mutant of the default file; on line 1 unless a span is given. */
export function aRow(overrides: Partial<Omit<Row, 'id'>> & { readonly id?: string } = {}): Row {
  const { id = 'row-1', ...facts } = overrides;
  return {
    id: rowId(id),
    origin: 'mutator',
    file: facts.span?.file ?? CODE,
    span: aSpan(CODE, [1, 5], [1, 6]),
    mutatorName: 'EqualityOperator',
    original: '>=',
    replacement: '>',
    functionPath: 'total',
    ...facts,
  };
}

/** An attempt that failed by an assertion, unless told otherwise. */
export function aCell(
  overrides: Partial<Omit<Cell, 'row' | 'column'>> & { readonly row?: string; readonly column?: string } = {},
): Cell {
  const { row = 'row-1', column = 'test-1', outcome = 'check', ...facts } = overrides;
  const isFailure = outcome !== 'passed' && outcome !== 'unmeasured';
  return {
    row: rowId(row),
    column: testId(column),
    outcome,
    failure: isFailure ? { message: 'expected 90 to be 100', location: undefined } : undefined,
    tier: 'stryker',
    ...facts,
  };
}

export const anUnmutatedRun = (overrides: Partial<UnmutatedRun> = {}): UnmutatedRun => ({
  outcome: 'passed',
  assertions: 1,
  failure: undefined,
  duration: 1,
  ...overrides,
});

/** A case that passed twice with one assertion. */
export function aTestCase(overrides: Partial<Omit<TestCase, 'id'>> & { readonly id?: string } = {}): TestCase {
  const { id = 'test-1', ...facts } = overrides;
  return {
    id: testId(id),
    declarationId: undefined,
    project: '',
    file: TESTS,
    titlePath: [id],
    ordinal: 0,
    mode: 'run',
    isExpectedToFail: false,
    tags: [],
    location: aLocation('test/code.test.ts:1:1'),
    runs: [anUnmutatedRun(), anUnmutatedRun()],
    ...facts,
  };
}

/** A sound run without rows. */
export const aRun = (overrides: Partial<MutationRun> = {}): MutationRun => ({
  engine: 'stryker',
  rows: [],
  cells: [],
  executions: 0,
  untrusted: [],
  proven: [],
  unmutated: [],
  unhealthy: undefined,
  ...overrides,
});

export const aLink = (claimed = 'PRICE-1', by = 'test-1'): Link => ({
  behaviourId: behaviourId(claimed),
  testId: testId(by),
  declaredBy: 'title',
});

/** Everything in the default file, none of it own code. */
export function aScope(
  overrides: Partial<Omit<ResolvedScope, 'behaviourId'>> & { readonly behaviourId?: string } = {},
): ResolvedScope {
  const { behaviourId: id = 'PRICE-1', ...facts } = overrides;
  return { behaviourId: behaviourId(id), spans: [EVERYWHERE], ownSpans: [], isResolved: true, ...facts };
}
