/** What linked tests make of what people stated: examples that they do not defend, and wrong behaviours that they accept. */
import type { Behaviour } from '../model/behaviour.ts';
import type { Credit, Evidence, ExampleBreakers, MeasuredExamples } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { BehaviourId, FilePath, RowId } from '../model/ids.ts';
import type { Cell, MutationRun, Row } from '../model/matrix.ts';
import { groupBy } from '../util/group-by.ts';
import { codeChange } from './code-change.ts';
import { bySize } from './telling-survivors.ts';
import { countOf, snippet } from './wording.ts';

export interface StatedFindingsInput {
  readonly behaviours: readonly Behaviour[];
  readonly evidence: readonly Evidence[];
  readonly examples?: ReadonlyMap<BehaviourId, MeasuredExamples>;
  readonly run: MutationRun | undefined;
  readonly creditOf: (cell: Cell) => Credit;
  /** The code under test. */
  readonly sources: ReadonlyMap<FilePath, string>;
}

/** Only of behaviours with tests: of the others it is said that they have none. */
export function statedFindings(input: StatedFindingsInput): readonly Finding[] {
  const rowOf = new Map((input.run?.rows ?? []).map((row) => [row.id, row]));
  const behaviourOf = new Map(input.behaviours.map((behaviour) => [behaviour.id, behaviour]));
  const independent = (input.run?.cells ?? []).filter(
    (cell) => cell.outcome === 'check' && input.creditOf(cell) === 'independent',
  );
  const context: Context = { ...input, rowOf, checksOf: groupBy(independent, ({ row }) => row) };
  return input.evidence
    .filter(({ linkedTests }) => linkedTests.length > 0)
    .flatMap((measured) => {
      const behaviour = behaviourOf.get(measured.behaviourId);
      const breakersOf = input.examples?.get(measured.behaviourId)?.breakersOf ?? [];
      return [
        ...missedBreakers(measured, breakersOf, context),
        ...notAsserted(measured, breakersOf, context),
        ...(behaviour === undefined ? [] : wrongBehaviours(behaviour, measured, context)),
      ];
    });
}

interface Context extends StatedFindingsInput {
  readonly rowOf: ReadonlyMap<RowId, Row>;
  /** Attempts that an independent assertion ended. */
  readonly checksOf: ReadonlyMap<RowId, readonly Cell[]>;
}

/** Once a behaviour, with the smallest change that breaks the first example. */
function missedBreakers(
  { behaviourId, missedBreakers: missed, linkedTests }: Evidence,
  breakersOf: readonly ExampleBreakers[],
  context: Context,
): readonly Finding[] {
  const broken = breakersOf.find(({ rows }) => missed.some((row) => rows.has(row)));
  const rows = missed.flatMap((id) => (broken?.rows.has(id) === true ? (context.rowOf.get(id) ?? []) : []));
  const [row] = rows.toSorted(bySize);
  if (broken === undefined || row === undefined) return [];
  const others = missed.length - 1;
  const more =
    others === 0 ? '' : `, as ${others === 1 ? 'does' : 'do'} ${countOf(others, 'more change')} that no test notices`;
  return [
    {
      ...found(behaviourId, linkedTests),
      rule: 'evidence/missed-example-breaker',
      location: broken.location,
      message: `${changeText(row)}, which breaks the example \`${broken.call}\` of ${behaviourId}${more}, and no assertion of its tests fails: assert the value that the example states.`,
      ...changeOf(row, context),
    },
  ];
}

/** An example of which a breaker was tried, and under none of its breakers an assertion of a linked test fails that expects its value. */
function notAsserted(
  { behaviourId, linkedTests }: Evidence,
  breakersOf: readonly ExampleBreakers[],
  { checksOf }: Context,
): readonly Finding[] {
  const linked = new Set(linkedTests);
  const isAsserted = ({ rows, statedDigest }: ExampleBreakers): boolean =>
    [...rows]
      .flatMap((row) => checksOf.get(row) ?? [])
      .some((cell) => linked.has(cell.column) && asserts(cell, statedDigest));
  return breakersOf
    .filter((example) => example.rows.size > 0 && !isAsserted(example))
    .map(({ call, location }) => ({
      ...found(behaviourId, linkedTests),
      rule: 'evidence/example-not-asserted',
      subject: call,
      location,
      message: `No test of ${behaviourId} asserts what the example \`${call}\` states: however the code breaks it, no assertion of that value fails.`,
    }));
}

/** Whether the assertion that failed may have expected the stated value: not every one compares two values. */
function asserts({ failure }: Cell, statedDigest: string | undefined): boolean {
  const expected = failure?.compared?.expected.digest;
  return expected === undefined || statedDigest === undefined || expected === statedDigest;
}

function wrongBehaviours(behaviour: Behaviour, measured: Evidence, context: Context): readonly Finding[] {
  return measured.wrongBehaviours.flatMap(({ name, state, row: id }, index): readonly Finding[] => {
    const row = id && context.rowOf.get(id);
    const stated = behaviour.wrongBehaviours[index];
    if (row === undefined || stated === undefined || (state !== 'missed' && state !== 'broken')) return [];
    const { location, kind } = stated;
    // Of a whole implementation no few lines show what is different.
    const change = kind === 'replace' ? changeOf(row, context) : {};
    const said = { ...found(behaviour.id, measured.linkedTests), location, subject: name, ...change };
    return [
      state === 'missed'
        ? {
            ...said,
            rule: 'evidence/missed-wrong-behaviour',
            message: `The tests of ${behaviour.id} accept what its spec calls wrong, "${name}": add an assertion that fails under it.`,
          }
        : {
            ...said,
            tests: [],
            rule: 'spec/broken-never',
            message: `Whatever runs under the wrong behaviour "${name}" of ${behaviour.id} crashes, which no test has to notice: write what somebody could take for right.`,
          },
    ];
  });
}

const found = (
  behaviour: BehaviourId,
  tests: Finding['tests'],
): Pick<Finding, 'confidence' | 'confirmed' | 'behaviours' | 'tests'> => ({
  confidence: 'certain',
  confirmed: true,
  behaviours: [behaviour],
  tests,
});

const changeText = ({ original, replacement }: Row): string =>
  `${snippet(original)} ${replacement.trim() === '' ? 'can be removed' : `can become ${snippet(replacement)}`}`;

function changeOf(row: Row, { sources }: Context): Pick<Finding, 'change'> {
  const source = sources.get(row.file);
  return source === undefined ? {} : { change: codeChange(row, source) };
}
