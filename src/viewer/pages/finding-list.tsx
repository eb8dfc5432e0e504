/** All findings by rule, those that fail the gate first. */
import type { VNode } from 'preact';
import { numberText } from '../../report/count-text.ts';
import { ruleTitle } from '../../report/gate-wording.ts';
import { groupBy } from '../../util/group-by.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { FindingCard, RuleNote } from '../parts/finding-card.tsx';
import { Many } from '../parts/many.tsx';
import { KNOWN, selectFindings, selectWaived, WAIVED } from '../select-items.ts';
import { SEVERITY_TONES } from '../tone.ts';
import type { PageProps } from './page-props.ts';
import { WaivedList } from './waived-list.tsx';

const SEVERITIES = ['error', 'warning', 'note'] as const;

export function FindingList({ index, route }: PageProps): VNode {
  const { findings } = index.verification;
  const { shown, counts } = selectFindings(index, route);
  const waived = selectWaived(index, route);
  const ordered = SEVERITIES.flatMap((severity) => shown.filter((finding) => finding.severity === severity));
  return (
    <section aria-label="Findings">
      <FilterBar
        route={route}
        kinds={[...SEVERITIES.map((kind) => ({ kind, tone: SEVERITY_TONES[kind] })), KNOWN, WAIVED]}
        counts={new Map([...counts, ...waived.counts])}
        label="Severities"
      />
      {shown.length + waived.shown.length === 0 && (
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
      <WaivedList waived={waived.shown} index={index} />
    </section>
  );
}
