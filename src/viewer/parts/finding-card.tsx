import type { VNode } from 'preact';
import { isRuleId, RULES } from '../../model/rules.ts';
import type { ReportedFinding } from '../../model/verification.ts';
import { AUDIENCE_TEXT } from '../../report/behaviour-wording.ts';
import { whyUnnoticed } from '../../report/finding-text.ts';
import { ruleTitle } from '../../report/gate-wording.ts';
import type { ReportIndex } from '../report-index.ts';
import { hrefOf } from '../route.ts';
import { SEVERITY_TONES } from '../tone.ts';
import { Badge } from './badge.tsx';
import { Diff } from './diff.tsx';
import { Excerpt } from './excerpt.tsx';
import { Code, Foreign, Message, Place } from './foreign.tsx';
import { KnownBadge } from './known-badge.tsx';
import { BehaviourLinks, TestLink } from './links.tsx';

const MOST_TESTS = 5;

interface FindingCardProps {
  readonly finding: ReportedFinding;
  readonly index: ReportIndex;
  /** Whether the page around it tells of the rule. */
  readonly isUnderRule?: boolean;
  /** The tests that the page around it lists: a finding about all of them names none again. */
  readonly listed?: readonly string[];
}

/** One finding, with the code that it is about, and what its rule means behind a fold. */
export function FindingCard({ finding, index, isUnderRule = false, listed = [] }: FindingCardProps): VNode {
  const { rule, severity, message, change, excerpt, contradiction, tests } = finding;
  const areListed = tests.length > 1 && tests.length === listed.length;
  return (
    <article class="card finding">
      <p class="head">
        <Badge tone={SEVERITY_TONES[severity]} word={severity} />
        <KnownBadge isKnown={index.known.finding(finding)} />
        {!isUnderRule && <b>{ruleTitle(rule)}</b>}
      </p>
      <p>
        <Message text={message} />
      </p>
      {excerpt !== undefined && <Excerpt {...excerpt} />}
      {contradiction !== undefined && <Contradiction {...contradiction} />}
      {change !== undefined && <Diff {...change} />}
      <Why finding={finding} />
      <Facts finding={finding} index={index} />
      {!areListed && <Tests ids={tests} index={index} />}
      {!isUnderRule && <RuleNote rule={rule} />}
    </article>
  );
}

/** Why nobody noticed the change that it shows. */
function Why({ finding }: Pick<FindingCardProps, 'finding'>): VNode | null {
  const why = whyUnnoticed(finding);
  if (why === undefined) return null;
  return (
    <p>
      <Message text={why} />
    </p>
  );
}

const Contradiction = ({ expected, actual }: NonNullable<ReportedFinding['contradiction']>): VNode => (
  <dl class="contradiction">
    <dt>expected</dt>
    <dd>
      <Code text={expected} />
    </dd>
    <dt>actual</dt>
    <dd>
      <Code text={actual} />
    </dd>
  </dl>
);

function Facts({ finding, index }: Pick<FindingCardProps, 'finding' | 'index'>): VNode {
  const { location, change, confidence, confirmed, known, behaviours } = finding;
  return (
    <p class="facts">
      <Place {...location} />
      {confidence === 'certain' || confirmed ? '' : ` · ${confidence}`}
      {known === true && ' · known, so it does not fail the gate'}
      {change !== undefined && index.mutants.has(change.mutant.toWellFormed()) && (
        <>
          {' · '}
          <a href={hrefOf({ page: 'mutant', id: change.mutant })}>in the code</a>
        </>
      )}
      {behaviours.length > 0 && ' · '}
      <BehaviourLinks ids={behaviours} index={index} />
    </p>
  );
}

function Tests({ ids, index }: { readonly ids: readonly string[]; readonly index: ReportIndex }): VNode | null {
  if (ids.length === 0) return null;
  return (
    <ul class="plain">
      {ids.slice(0, MOST_TESTS).map((id) => (
        <li key={id}>
          <TestLink id={id} index={index} />
        </li>
      ))}
      {ids.length > MOST_TESTS && <li>and {ids.length - MOST_TESTS} more</li>}
    </ul>
  );
}

/** What a rule means and what to do about it. */
export function RuleNote({ rule }: { readonly rule: string }): VNode {
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
