/** One behaviour: its verdict and why, what a person stated of it, its tests, and what could change in its code unnoticed. */
import type { VNode } from 'preact';
import type { ReportedBehaviour } from '../../model/verification.ts';
import { isActionableBehaviour } from '../../report/actionable.ts';
import { byDeclaration } from '../../report/agenda.ts';
import { BEHAVIOUR_HEADINGS, measureOf, reasonsOf, stepFor } from '../../report/behaviour-wording.ts';
import { setAsideText } from '../../report/set-aside-text.ts';
import { testLabel } from '../../report/test-wording.ts';
import { Badge } from '../parts/badge.tsx';
import { FindingCard } from '../parts/finding-card.tsx';
import { Foreign, Place } from '../parts/foreign.tsx';
import { KnownBadge } from '../parts/known-badge.tsx';
import { TestName } from '../parts/links.tsx';
import { ShareBar } from '../parts/share-bar.tsx';
import { StepNote } from '../parts/step-note.tsx';
import { Statements } from '../parts/statements.tsx';
import type { ReportIndex } from '../report-index.ts';
import { hrefOf } from '../route.ts';
import { BEHAVIOUR_TONES, TEST_TONES } from '../tone.ts';
import { sharesOf } from './behaviour-list.tsx';
import { Missing } from './missing.tsx';
import { MutantTable } from '../parts/mutant-table.tsx';
import type { PageProps } from './page-props.ts';

export function BehaviourPage({ index, route }: PageProps): VNode {
  const behaviour = index.behaviours.get(route.id);
  if (behaviour === undefined) return <Missing what="behaviour" id={route.id} />;
  const { id, must, feature, owner, location, verdict, stated } = behaviour;
  return (
    <article class="detail">
      <p class="eyebrow">
        <Foreign text={feature} /> · <Place {...location} />
        {owner !== undefined && (
          <>
            {' · ask '}
            <Foreign text={owner} />
          </>
        )}
      </p>
      <h1 tabIndex={-1}>
        <span class="id">
          <Foreign text={id} />
        </span>{' '}
        <Foreign text={must} />
      </h1>
      {stated.why !== undefined && (
        <p class="why">
          <Foreign text={stated.why} />
        </p>
      )}
      <VerdictBox behaviour={behaviour} isKnown={index.known.behaviour(behaviour)} />
      <Statements statements={stated} file={location.file} />
      <ItsTests behaviour={behaviour} index={index} />
      <ItsFindings id={id} index={index} />
      <MutantTable
        title={`Changes to the code of ${verdict.kind === 'retired' ? 'it' : id}`}
        behaviour={id}
        index={index}
        mutants={index.mutantsOfBehaviour.get(id) ?? []}
      />
    </article>
  );
}

function VerdictBox({
  behaviour,
  isKnown,
}: {
  readonly behaviour: ReportedBehaviour;
  readonly isKnown: boolean;
}): VNode {
  const { verdict, mutants } = behaviour;
  const { kind } = verdict;
  const tone = BEHAVIOUR_TONES[kind];
  const measure = measureOf(behaviour);
  return (
    <div class={`verdict tone-${tone}`}>
      <p class="head">
        <Badge tone={tone} word={kind} />
        <KnownBadge isKnown={isKnown} />{' '}
        {isActionableBehaviour(kind) ? BEHAVIOUR_HEADINGS[kind].replace(/^[^:]+: /, '') : OTHER_MEANINGS[kind]}
      </p>
      {reasonsOf(behaviour).map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {measure !== '' && <p>{measure}.</p>}
      {behaviour.setAside !== undefined && (
        <p>Changes that no test has to notice, {setAsideText(behaviour.setAside)}.</p>
      )}
      <ShareBar label="Changes to its code" shares={sharesOf(mutants)} />
      {isActionableBehaviour(kind) && <StepNote step={stepFor(behaviour, kind)} />}
    </div>
  );
}

const OTHER_MEANINGS: Readonly<Record<'verified' | 'draft' | 'retired', string>> = {
  verified: 'tests notice when its code breaks, and a person stated what is right',
  draft: 'shown, and never part of the gate',
  retired: 'the software no longer has to do this',
};

function ItsTests({ behaviour, index }: { readonly behaviour: ReportedBehaviour; readonly index: ReportIndex }): VNode {
  const tests = behaviour.tests.flatMap((id) => index.tests.get(id.toWellFormed()) ?? []);
  return (
    <section>
      <h2>Its tests</h2>
      {tests.length === 0 && <p class="empty">No test claims it.</p>}
      <ul class="rows">
        {byDeclaration(tests).map((cases) => (
          <li key={cases.test.id}>
            <a class="row" href={hrefOf({ page: 'test', id: cases.test.id })}>
              <Badge tone={TEST_TONES[cases.test.verdict.kind]} word={cases.test.verdict.kind} />
              <span class="what">
                <TestName name={cases.test.name} />
              </span>
              <span class="measure">{testLabel(cases)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ItsFindings({ id, index }: { readonly id: string; readonly index: ReportIndex }): VNode | null {
  const findings = index.findingsOfBehaviour.get(id) ?? [];
  if (findings.length === 0) return null;
  const listed = index.behaviours.get(id.toWellFormed())?.tests ?? [];
  return (
    <section>
      <h2>What was found</h2>
      {findings.map((finding, position) => (
        <FindingCard key={position} finding={finding} index={index} listed={listed} />
      ))}
    </section>
  );
}
