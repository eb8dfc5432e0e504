import { byLocation } from '../../src/model/location.ts';
import { groupBy } from '../../src/util/group-by.ts';
import type { MutantVerdict } from './mutant-verdict.ts';

/** How far two tools agree on the mutants that both of them made. */
export interface Agreement {
  readonly equal: number;
  /** One says *Killed*, the other *Timeout*: both noticed it. */
  readonly bothNoticed: number;
  /** In the order of the source. */
  readonly different: readonly Difference[];
  /** The reference gave no verdict: left out by its options, or it could not run it. */
  readonly unjudged: number;
  /** Mutants of the reference that the other did not run. */
  readonly dropped: number;
  /** Mutants that the reference does not make. */
  readonly added: number;
}

/** One mutant with two verdicts. */
export interface Difference {
  readonly reference: MutantVerdict;
  readonly other: MutantVerdict;
}

export function compareVerdicts(reference: readonly MutantVerdict[], others: readonly MutantVerdict[]): Agreement {
  const pairs = pairUp(reference, others);
  const byKind = groupBy(pairs, kindOf);
  const count = (kind: Kind): number => byKind.get(kind)?.length ?? 0;
  return {
    equal: count('equal'),
    bothNoticed: count('both noticed'),
    different: (byKind.get('different') ?? []).toSorted((left, right) =>
      byLocation(
        { ...left.reference.start, file: left.reference.file },
        { ...right.reference.start, file: right.reference.file },
      ),
    ),
    unjudged: count('unjudged'),
    dropped: reference.length - pairs.length,
    added: others.length - pairs.length,
  };
}

type Kind = 'equal' | 'both noticed' | 'different' | 'unjudged';

const UNJUDGED: ReadonlySet<MutantVerdict['status']> = new Set(['Ignored', 'Pending', 'RuntimeError', 'CompileError']);
const NOTICED: ReadonlySet<MutantVerdict['status']> = new Set(['Killed', 'Timeout']);

function kindOf({ reference, other }: Difference): Kind {
  if (UNJUDGED.has(reference.status)) return 'unjudged';
  if (reference.status === other.status) return 'equal';
  return NOTICED.has(reference.status) && NOTICED.has(other.status) ? 'both noticed' : 'different';
}

/**
 * The same place, the same mutator and the same replacement, white space and semicolons aside. What is left is the same mutant when
 * it is the only one of its start and mutator on both sides: one side may have blanked the types in its text or at its end.
 */
function pairUp(reference: readonly MutantVerdict[], others: readonly MutantVerdict[]): readonly Difference[] {
  const pairs: Difference[] = [];
  const atStart = groupBy(others, startOf);
  for (const [start, references] of groupBy(reference, startOf)) {
    const left = [...(atStart.get(start) ?? [])];
    const unpaired = references.filter((mutant) => {
      const index = left.findIndex((other) => changeOf(other) === changeOf(mutant));
      pairs.push(...left.splice(index, index === -1 ? 0 : 1).map((other) => ({ reference: mutant, other })));
      return index === -1;
    });
    const [onlyMutant, ...rivals] = unpaired;
    const [onlyOther, ...otherRivals] = left;
    if (onlyMutant === undefined || onlyOther === undefined || rivals.length + otherRivals.length > 0) continue;
    pairs.push({ reference: onlyMutant, other: onlyOther });
  }
  return pairs;
}

const startOf = ({ file, start, mutatorName }: MutantVerdict): string =>
  JSON.stringify([file, start.line, start.column, mutatorName]);

const changeOf = ({ end, replacement }: MutantVerdict): string =>
  JSON.stringify([end.line, end.column, replacement.replace(/[\s;]+/g, '')]);
