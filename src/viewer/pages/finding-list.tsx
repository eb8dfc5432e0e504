/** All findings by rule, those that fail the gate first. */
import type { VNode } from 'preact';
import type { ReportedFinding } from '../../model/verification.ts';
import { numberText } from '../../report/count-text.ts';
import { ruleTitle } from '../../report/gate-wording.ts';
import { groupBy } from '../../util/group-by.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { FindingCard, RuleNote } from '../parts/finding-card.tsx';
import { Many } from '../parts/many.tsx';
import type { Route } from '../route.ts';
import { select } from '../selection.ts';
import { SEVERITY_TONES } from '../tone.ts';
import type { PageProps } from './page-props.ts';

const SEVERITIES = ['error', 'warning', 'note'] as const;

export const selectFindings = (
  findings: readonly ReportedFinding[],
  route: Route,
): ReturnType<typeof select<ReportedFinding>> =>
  select(findings, route, {
    kindOf: ({ severity }) => severity,
    textsOf: ({ rule, message, location, behaviours, tests }) => [
      rule,
      message,
      location.file,
      ...behaviours,
      ...tests,
    ],
  });

export function FindingList({ index, route }: PageProps): VNode {
  const { findings } = index.verification;
  const { shown, counts } = selectFindings(findings, route);
  const ordered = SEVERITIES.flatMap((severity) => shown.filter((finding) => finding.severity === severity));
  return (
    <section aria-label="Findings">
      <FilterBar
        route={route}
        kinds={SEVERITIES.map((kind) => ({ kind, tone: SEVERITY_TONES[kind] }))}
        counts={counts}
        label="Severities"
      />
      {shown.length === 0 && (
        <p class="empty">{findings.length === 0 ? 'Nothing was found.' : 'No finding matches.'}</p>
      )}
      {[...groupBy(ordered, ({ rule }) => rule)].map(([rule, ofRule]) => (
        <section key={rule} class="group">
          <h2>
            {ruleTitle(rule)} ({numberText(ofRule.length)})
          </h2>
          <RuleNote rule={rule} />
          <Many items={ofRule}>
            {(finding) => <FindingCard key={ofRule.indexOf(finding)} finding={finding} index={index} isUnderRule />}
          </Many>
        </section>
      ))}
    </section>
  );
}
