import type { Finding } from '../model/finding.ts';
import type { Link } from '../model/link.ts';
import type { MutationRun } from '../model/matrix.ts';
import type { TestCase } from '../model/suite.ts';
import type { Location } from '../model/location.ts';

/** What the engine could not do, in words; `linked` are the cases that it was asked to run. */
export function runFindings(run: MutationRun, linked: readonly TestCase[], links: readonly Link[]): readonly Finding[] {
  const placeOf = new Map(linked.map(({ id, location }) => [id, location]));
  const behavioursOf = (tests: readonly TestCase['id'][]): Finding['behaviours'] => [
    ...new Set(links.filter(({ testId }) => tests.includes(testId)).map(({ behaviourId }) => behaviourId)),
  ];
  const about = (message: string, location: Location, tests: readonly TestCase['id'][]): Finding => ({
    rule: 'run/not-measured',
    location,
    message,
    confidence: 'certain',
    confirmed: true,
    behaviours: behavioursOf(tests),
    tests,
  });
  const [first] = linked;
  return [
    ...run.untrusted.flatMap(({ column, reason }) => {
      const location = placeOf.get(column);
      return location === undefined
        ? []
        : [about(`What this test does under a mutant does not count: ${reason}.`, location, [column])];
    }),
    ...run.unmutated.map(({ file, reason }) => unmutatedFile(file, reason)),
    ...(run.unhealthy === undefined || first === undefined
      ? []
      : [
          about(
            `No mutant could be measured. ${run.unhealthy}`,
            first.location,
            linked.map(({ id }) => id),
          ),
        ]),
  ];
}

const unmutatedFile = (file: Location['file'], reason: string): Finding => ({
  rule: 'run/unmutated-code',
  location: { file, line: 1, column: 1 },
  message: `No mutant could be made of ${file}: ${reason}.`,
  confidence: 'certain',
  confirmed: true,
  behaviours: [],
  tests: [],
});
