import type { VNode } from 'preact';
import { isRuleId, RULES } from '../../model/rules.ts';
import type { ReportedFinding } from '../../model/verification.ts';
import { AUDIENCE_TEXT } from '../../report/behaviour-wording.ts';
import { ruleTitle } from '../../report/gate-wording.ts';
import type { ReportIndex } from '../report-index.ts';
import { hrefOf } from '../route.ts';
import { SEVERITY_TONES } from '../tone.ts';
import { Badge } from './badge.tsx';
import { Diff } from './diff.tsx';
import { Foreign, Message, Place } from './foreign.tsx';
import { BehaviourLinks, TestLink } from './links.tsx';

const MOST_TESTS = 5;

/** One finding, with what its rule means behind a fold. */
export function FindingCard({
  finding,
  index,
}: {
  readonly finding: ReportedFinding;
  readonly index: ReportIndex;
}): VNode {
  const { rule, severity, message, location, change, confidence, confirmed, behaviours, tests } = finding;
  const doubt = confidence === 'certain' || confirmed ? '' : ` · ${confidence}`;
  return (
    <article class="card finding">
      <p class="head">
        <Badge tone={SEVERITY_TONES[severity]} word={severity} /> <b>{ruleTitle(rule)}</b>
      </p>
      <p>
        <Message text={message} />
      </p>
      {change !== undefined && <Diff {...change} />}
      <p class="facts">
        <Place {...location} />
        {doubt}
        {change !== undefined && index.mutants.has(change.mutant.toWellFormed()) && (
          <>
            {' · '}
            <a href={hrefOf({ page: 'mutant', id: change.mutant })}>in the code</a>
          </>
        )}
        {behaviours.length > 0 && ' · '}
        <BehaviourLinks ids={behaviours} index={index} />
      </p>
      {tests.length > 0 && (
        <ul class="plain">
          {tests.slice(0, MOST_TESTS).map((id) => (
            <li key={id}>
              <TestLink id={id} index={index} />
            </li>
          ))}
          {tests.length > MOST_TESTS && <li>and {tests.length - MOST_TESTS} more</li>}
        </ul>
      )}
      <RuleNote rule={rule} />
    </article>
  );
}

function RuleNote({ rule }: { readonly rule: string }): VNode {
  if (!isRuleId(rule)) return <p class="facts">{<Foreign text={rule} />}</p>;
  const { explanation, remedy, audience } = RULES[rule];
  return (
    <details>
      <summary>
        What <code>{rule}</code> means
      </summary>
      <p>{explanation}</p>
      <p>
        <b>{AUDIENCE_TEXT[audience]}</b> {remedy}
      </p>
    </details>
  );
}
