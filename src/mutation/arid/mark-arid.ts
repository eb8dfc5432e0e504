import type { AridCode } from '../../model/arid.ts';
import { contains } from '../../model/location.ts';
import { groupBy } from '../../util/group-by.ts';
import type { RawMutant } from '../identify-rows.ts';

/** The same mutants; those in arid code with the rule that sets them aside, the outermost of several. */
export function markArid(mutants: readonly RawMutant[], arid: readonly AridCode[]): readonly RawMutant[] {
  const inFile = groupBy(arid, ({ span }) => span.file);
  return mutants.map((mutant) => {
    const code = inFile.get(mutant.span.file)?.find(({ span }) => contains(span, mutant.span));
    return code === undefined ? mutant : { ...mutant, arid: code.rule };
  });
}
