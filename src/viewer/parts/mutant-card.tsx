import type { VNode } from 'preact';
import type { ReportedMutant } from '../../model/reported-mutant.ts';
import { diagnosisText } from '../../report/diagnosis-wording.ts';
import { justificationText } from '../../report/waiver-text.ts';
import type { ReportIndex } from '../report-index.ts';
import { hrefOf } from '../route.ts';
import { standingOf, STANDING_TONES } from '../standing.ts';
import { Badge } from './badge.tsx';
import { Foreign, Message } from './foreign.tsx';
import { BehaviourLinks, TestLink } from './links.tsx';
import { Replacement } from './mutant-table.tsx';

const MOST_TESTS = 5;

/** One change to the code: what becomes what, who notices, and what it comes to for each behaviour. */
export function MutantCard({
  mutant,
  index,
  isChosen,
}: {
  readonly mutant: ReportedMutant;
  readonly index: ReportIndex;
  readonly isChosen: boolean;
}): VNode {
  const { id, killedBy, coveredBy } = mutant;
  const standing = standingOf(mutant);
  const diagnosis = index.diagnoses.get(id.toWellFormed());
  const isNoticed = killedBy.length > 0;
  return (
    <div class={`mutant${isChosen ? ' chosen' : ''}`} data-mutant={id}>
      <p class="head">
        <Badge tone={STANDING_TONES[standing]} word={standing} /> <Replacement mutant={mutant} index={index} />
      </p>
      <Facts mutant={mutant} index={index} />
      {diagnosis !== undefined && (
        <p>
          <Message text={diagnosisText(diagnosis)} />
        </p>
      )}
      {coveredBy.length > 0 && (
        <Tests
          title={isNoticed ? 'Noticed by' : 'Run, and not noticed, by'}
          positions={isNoticed ? killedBy : coveredBy}
          index={index}
        />
      )}
    </div>
  );
}

/** What it is, why it is excused where it is, and what it comes to for each behaviour. */
function Facts({ mutant, index }: { readonly mutant: ReportedMutant; readonly index: ReportIndex }): VNode {
  const { id, mutator, behaviours, arid } = mutant;
  const waiver = index.waivers.get(id.toWellFormed());
  return (
    <p class="facts">
      <Foreign text={mutator} /> ·{' '}
      <a href={hrefOf({ page: 'mutant', id })}>
        <Foreign text={id} />
      </a>
      {arid !== undefined && (
        <span>
          {' · '}no test has to notice it: <Foreign text={arid} />
        </span>
      )}
      {waiver !== undefined && (
        <span>
          {' · '}waived: <Foreign text={justificationText(waiver)} />
        </span>
      )}
      {behaviours.map((one) => (
        <span key={one.id}>
          {' · '}
          {standingOf(mutant, one.id)} for <BehaviourLinks ids={[one.id]} index={index} />
        </span>
      ))}
    </p>
  );
}

interface TestsProps {
  readonly title: string;
  readonly positions: readonly number[];
  readonly index: ReportIndex;
}

function Tests({ title, positions, index }: TestsProps): VNode {
  const tests = positions.flatMap((position) => index.verification.tests[position] ?? []);
  const hidden = tests.length - MOST_TESTS;
  return (
    <>
      <p class="facts">{title}</p>
      <ul class="plain">
        {tests.slice(0, MOST_TESTS).map((test) => (
          <li key={test.id}>
            <TestLink id={test.id} index={index} />
          </li>
        ))}
        {hidden > 0 && <li>and {hidden} more</li>}
      </ul>
    </>
  );
}
