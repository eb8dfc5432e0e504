import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compareVerdicts, type Agreement } from './compare-verdicts.ts';
import { measureSide, SideFailure, type MeasuredSide, type Side } from './measure-side.ts';
import { secondsText } from './quantity-text.ts';
import { copyWhole, type WholeProject } from './whole-project.ts';

export type ComparedSide = MeasuredOutcome | FailedOutcome;

export interface MeasuredOutcome extends Omit<MeasuredSide, 'verdicts'> {
  readonly kind: 'measured';
  readonly side: Side;
  /** With the verdicts of `stryker run`; `undefined` where one of the two has none. */
  readonly agreement: Agreement | undefined;
  /** With the verdicts of the same tests and mutants when nothing was done against waiting. */
  readonly unhurried?: Agreement;
}

/** The other sides can be measured all the same. */
export interface FailedOutcome {
  readonly kind: 'failed';
  readonly side: Side;
  readonly reason: string;
}

export interface BenchContext {
  /** Absolute; an empty folder. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Hears a line when something begins or ends. */
  readonly log: (line: string) => void;
}

/** Measures one side after the other, each in a copy of its own. @throws {Interrupted} when aborted. */
export async function compareSides(
  sides: readonly Side[],
  project: WholeProject,
  context: BenchContext,
): Promise<readonly ComparedSide[]> {
  const measured = new Map<Side, MeasuredSide | FailedOutcome>();
  for (const side of sides) measured.set(side, await tryToMeasure(side, project, context));
  const reference = verdictsOf(measured.get('stryker-run'));
  const unhurried = verdictsOf(measured.get('no-limits'));
  return [...measured].map(([side, result]) => {
    if ('kind' in result) return result;
    const { verdicts, ...rest } = result;
    const isComparable = side !== 'stryker-run' && verdicts !== undefined && reference !== undefined;
    return {
      kind: 'measured',
      side,
      ...rest,
      agreement: isComparable ? compareVerdicts(reference, verdicts) : undefined,
      ...(side === 'in-process' && verdicts && unhurried && { unhurried: compareVerdicts(unhurried, verdicts) }),
    };
  });
}

const verdictsOf = (result: MeasuredSide | FailedOutcome | undefined): MeasuredSide['verdicts'] =>
  result === undefined || 'kind' in result ? undefined : result.verdicts;

async function tryToMeasure(
  side: Side,
  project: WholeProject,
  { folder, signal, log }: BenchContext,
): Promise<MeasuredSide | FailedOutcome> {
  log(`${side} …`);
  const place = { folder: join(folder, side), signal };
  await mkdir(place.folder);
  try {
    const result = await measureSide(side, { ...place, root: await copyWhole(project, join(place.folder, 'copy')) });
    log(`${side}: ${secondsText(result.wallMs)}`);
    return result;
  } catch (error) {
    if (!(error instanceof SideFailure)) throw error;
    log(`${side}: failed`);
    return { kind: 'failed', side, reason: error.message };
  }
}
