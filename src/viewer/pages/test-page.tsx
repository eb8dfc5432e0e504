/** One test: its verdict, what it claims, and the changes to the code that it notices or runs without noticing. */
import type { VNode } from 'preact';
import type { ReportedTest } from '../../model/verification.ts';
import { ACTIONABLE_TESTS } from '../../report/actionable.ts';
import { testLabel, testWording } from '../../report/test-wording.ts';
import { Badge } from '../parts/badge.tsx';
import { FindingCard } from '../parts/finding-card.tsx';
import { Place } from '../parts/foreign.tsx';
import { KnownBadge } from '../parts/known-badge.tsx';
import { BehaviourLinks, TestName } from '../parts/links.tsx';
import { MutantTable } from '../parts/mutant-table.tsx';
import { StepNote } from '../parts/step-note.tsx';
import { TEST_TONES } from '../tone.ts';
import { Missing } from './missing.tsx';
import type { PageProps } from './page-props.ts';

export function TestPage({ index, route }: PageProps): VNode {
  const test = index.tests.get(route.id);
  if (test === undefined) return <Missing what="test" id={route.id} />;
  const position = index.verification.tests.indexOf(test);
  const kills = index.killsOfTest.get(position) ?? [];
  const killed = new Set(kills);
  const unnoticed = (index.reachOfTest.get(position) ?? []).filter((mutant) => !killed.has(mutant));
  return (
    <article class="detail">
      <p class="eyebrow">
        <Place {...test.location} />
      </p>
      <h1 tabIndex={-1}>
        <TestName name={test.name} />
      </h1>
      <VerdictBox test={test} isKnown={index.known.test(test)} />
      <p>
        {test.claims.length === 0 ? 'It claims no behaviour that counts.' : 'It claims '}
        <BehaviourLinks ids={test.claims} index={index} />
      </p>
      {(index.findingsOfTest.get(test.id) ?? []).map((finding, number) => (
        <FindingCard key={number} finding={finding} index={index} />
      ))}
      <MutantTable title="Fails when the code is changed so" mutants={kills} index={index} />
      <MutantTable title="Runs, and does not fail, when the code is changed so" mutants={unnoticed} index={index} />
    </article>
  );
}

function VerdictBox({ test, isKnown }: { readonly test: ReportedTest; readonly isKnown: boolean }): VNode {
  const { kind, because } = test.verdict;
  const actionable = ACTIONABLE_TESTS.find((one) => one === kind);
  const wording = actionable === undefined ? undefined : testWording(actionable, because);
  return (
    <div class={`verdict tone-${TEST_TONES[kind]}`}>
      <p class="head">
        <Badge tone={TEST_TONES[kind]} word={kind} />
        <KnownBadge isKnown={isKnown} /> {testLabel({ test, cases: 1, mostKills: test.ownKills, ids: [test.id] })}
        {kind === 'defends' && ' to the code of what it claims'}
        {test.answer !== undefined && ` · ${test.answer}`}
      </p>
      {wording !== undefined && (
        <>
          <p>{wording.explanation}</p>
          <StepNote step={wording.step} />
        </>
      )}
    </div>
  );
}
