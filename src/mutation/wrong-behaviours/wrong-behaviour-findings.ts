import type { Finding } from '../../model/finding.ts';
import type { TestId } from '../../model/ids.ts';
import type { PlannedWrongBehaviour } from './plan-wrong-behaviours.ts';

/** What there is to say about wrong behaviours before a test is run under them. */
export function wrongBehaviourFindings(
  planned: readonly PlannedWrongBehaviour[],
  greenTestsOf: (behaviour: PlannedWrongBehaviour['behaviourId']) => readonly TestId[],
): readonly Finding[] {
  return planned.flatMap(({ behaviourId, result, reason, location }): readonly Finding[] => {
    const certain = { confidence: 'certain', confirmed: true } as const;
    const about = { location, ...certain, behaviours: [behaviourId], tests: [], subject: result.name };
    const name = `"${result.name}" of ${behaviourId}`;
    switch (result.kind) {
      case 'row':
      case 'uncheckable':
        return [];
      case 'present':
        return [
          {
            ...about,
            tests: greenTestsOf(behaviourId),
            rule: 'evidence/wrong-behaviour-present',
            message: `The code is what a person called wrong, ${name}: mend the code, or the entry if that is what is wrong.`,
          },
        ];
      case 'stale':
        return [
          {
            ...about,
            rule: 'spec/stale-never',
            message: `The wrong behaviour ${name} no longer fits the code: ${reason ?? 'it is not found'}. Bring it in line with the code.`,
          },
        ];
      case 'broken':
        return [
          {
            ...about,
            rule: 'spec/broken-never',
            message: `The wrong behaviour ${name} cannot be tried: ${reason ?? 'it is no code'}.`,
          },
        ];
    }
  });
}
