import {
  findingKey,
  verdictKey,
  type Baseline,
  type Known,
  type KnownFinding,
  type KnownVerdict,
} from '../model/baseline.ts';
import { BEHAVIOUR_VERDICTS, type BehaviourVerdict, type BehaviourVerdictKind } from '../model/verdict.ts';
import { groupBy } from '../util/group-by.ts';

/** What a run says something about. */
export interface Measured {
  /** Whether everything was measured that is there, so that what is not known of is gone. */
  readonly isWhole: boolean;
  /** The verdicts of the behaviours that the run answers for, by id. */
  readonly verdicts: ReadonlyMap<string, BehaviourVerdict>;
  /** Of every test, by file and title as written, whether it ran, sound, as one that the run answers for. */
  readonly tests: ReadonlyMap<string, boolean>;
}

/** Of a run that executed nothing. */
export const NOTHING_MEASURED: Measured = { isWhole: false, verdicts: new Map(), tests: new Map() };

export const testKey = (file: string, title: string): string => JSON.stringify([file, title]);

/** What has become of each entry; sorted as the baseline is. */
export interface BaselineComparison {
  readonly occurring: Baseline;
  readonly gone: Baseline;
  /** Entries of which the run says nothing. */
  readonly unmeasured: Baseline;
}

/** `occurring` is all that the run found, whether or not it fails the gate. */
export function compareBaseline(baseline: Baseline, occurring: Known, measured: Measured): BaselineComparison {
  const verdicts = new Set(occurring.behaviours.map(verdictKey));
  const findings = new Set(occurring.findings.map(findingKey));
  const byState = {
    behaviours: groupBy(baseline.behaviours, ({ entry }) =>
      stateOf(verdicts.has(verdictKey(entry)), () => isVerdictMeasured(entry, measured)),
    ),
    findings: groupBy(baseline.findings, ({ entry }) =>
      stateOf(findings.has(findingKey(entry)), () => isFindingMeasured(entry, measured)),
    ),
  };
  const having = (state: State): Baseline => ({
    file: baseline.file,
    behaviours: byState.behaviours.get(state) ?? [],
    findings: byState.findings.get(state) ?? [],
  });
  return { occurring: having('occurring'), gone: having('gone'), unmeasured: having('unmeasured') };
}

type State = 'occurring' | 'gone' | 'unmeasured';

const stateOf = (isThere: boolean, isMeasured: () => boolean): State =>
  isThere ? 'occurring' : isMeasured() ? 'gone' : 'unmeasured';

/** Of a behaviour the first verdict that applies is told, so an earlier one says nothing about those after it. */
function isVerdictMeasured({ behaviour, verdict }: KnownVerdict, { verdicts, isWhole }: Measured): boolean {
  const now = verdicts.get(behaviour)?.kind;
  if (now === undefined) return isWhole;
  if (now === 'inconclusive') return false;
  return isRetired(now) || BEHAVIOUR_VERDICTS.indexOf(now) >= BEHAVIOUR_VERDICTS.indexOf(verdict);
}

function isFindingMeasured({ file, test, behaviour }: KnownFinding, { verdicts, tests, isWhole }: Measured): boolean {
  if (test !== undefined) return tests.get(testKey(file, test)) ?? isWhole;
  if (behaviour !== undefined) {
    const now = verdicts.get(behaviour)?.kind;
    return now === undefined ? isWhole : !isCutShort(now);
  }
  return isWhole && ![...verdicts.values()].some(({ kind }) => isCutShort(kind));
}

const isRetired = (kind: BehaviourVerdictKind): boolean => kind === 'draft' || kind === 'retired';

/** Verdicts after which not all was looked at that there is to a behaviour. */
const isCutShort = (kind: BehaviourVerdictKind): boolean =>
  kind === 'failing' || kind === 'untested' || kind === 'inconclusive';
