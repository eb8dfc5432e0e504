/** The items of each list that the address asks for. What the baseline names is a kind of its own, whatever its verdict. */
import type { ReportedMutant } from '../model/reported-mutant.ts';
import type { ReportedBehaviour, ReportedFinding, ReportedTest } from '../model/verification.ts';
import { waivedChanges, type WaivedChange } from '../report/waived-changes.ts';
import type { ReportIndex } from './report-index.ts';
import type { Route } from './route.ts';
import { select } from './selection.ts';
import { standingOf } from './standing.ts';

type Facts = Pick<ReportIndex, 'verification' | 'known'>;
type Selected<Item> = ReturnType<typeof select<Item>>;

export const KNOWN = { kind: 'known', tone: 'quiet' } as const;
export const WAIVED = { kind: 'waived', tone: 'quiet' } as const;

export const selectBehaviours = ({ verification, known }: Facts, route: Route): Selected<ReportedBehaviour> =>
  select(verification.behaviours, route, {
    kindOf: (behaviour) => (known.behaviour(behaviour) ? KNOWN.kind : behaviour.verdict.kind),
    textsOf: ({ id, must, feature, owner, verdict, location }) => [
      ...[id, must, feature, owner],
      ...[verdict.kind, location.file],
    ],
  });

export const selectTests = ({ verification, known }: Facts, route: Route): Selected<ReportedTest> =>
  select(verification.tests, route, {
    kindOf: (test) => (known.test(test) ? KNOWN.kind : test.verdict.kind),
    textsOf: ({ id, name, claims, verdict }) => [id, name, ...claims, verdict.kind],
  });

export const selectFindings = ({ verification, known }: Facts, route: Route): Selected<ReportedFinding> =>
  select(verification.findings, route, {
    kindOf: (finding) => (known.finding(finding) ? KNOWN.kind : finding.severity),
    textsOf: ({ rule, message, location, behaviours, tests }) => [
      rule,
      message,
      location.file,
      ...behaviours,
      ...tests,
    ],
  });

export const selectWaived = ({ verification }: Facts, route: Route): Selected<WaivedChange> =>
  select(waivedChanges(verification), route, {
    kindOf: () => WAIVED.kind,
    textsOf: ({ waiver, mutant, what }) => [waiver.mutant, waiver.why, waiver.by, mutant?.file, what],
  });

export const selectMutants = (mutants: readonly ReportedMutant[], route: Route): Selected<ReportedMutant> =>
  select(mutants, route, {
    kindOf: (mutant) => standingOf(mutant),
    textsOf: ({ id, file, mutator, replacement, behaviours }) => [
      ...[id, file, mutator, replacement],
      ...behaviours.map((one) => one.id),
    ],
  });
