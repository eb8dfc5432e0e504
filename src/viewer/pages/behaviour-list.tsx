/** All behaviours by feature, those that need action told apart by their verdicts. */
import type { VNode } from 'preact';
import type { BehaviourVerdictKind } from '../../model/verdict.ts';
import type { ReportedBehaviour } from '../../model/verification.ts';
import { ACTIONABLE_BEHAVIOURS } from '../../report/actionable.ts';
import { noticedOf } from '../../report/behaviour-wording.ts';
import { groupBy } from '../../util/group-by.ts';
import { Badge } from '../parts/badge.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { KnownBadge } from '../parts/known-badge.tsx';
import { Many } from '../parts/many.tsx';
import { ShareBar, type Share } from '../parts/share-bar.tsx';
import type { ReportIndex } from '../report-index.ts';
import { hrefOf } from '../route.ts';
import { KNOWN, selectBehaviours } from '../select-items.ts';
import { BEHAVIOUR_TONES } from '../tone.ts';
import type { PageProps } from './page-props.ts';

/** Those that need action first. */
const KINDS = [
  ...ACTIONABLE_BEHAVIOURS,
  'verified',
  'draft',
  'retired',
] as const satisfies readonly BehaviourVerdictKind[];

export function BehaviourList({ index, route }: PageProps): VNode {
  const { behaviours } = index.verification;
  const { shown, counts } = selectBehaviours(index, route);
  return (
    <section aria-label="Behaviours">
      <FilterBar
        route={route}
        kinds={[...KINDS.map((kind) => ({ kind, tone: BEHAVIOUR_TONES[kind] })), KNOWN]}
        counts={counts}
        label="Verdicts"
      />
      {behaviours.length === 0 && <p class="empty">No behaviour is stated yet.</p>}
      {behaviours.length > 0 && shown.length === 0 && <p class="empty">No behaviour matches.</p>}
      {[...groupBy(shown, ({ feature }) => feature)].map(([feature, ofFeature]) => (
        <section key={feature} class="group">
          <h2>
            <Foreign text={feature} />
          </h2>
          <ul class="rows">
            <Many items={ofFeature}>
              {(behaviour) => <BehaviourRow key={behaviour.id} behaviour={behaviour} index={index} />}
            </Many>
          </ul>
        </section>
      ))}
    </section>
  );
}

function BehaviourRow({
  behaviour,
  index,
}: {
  readonly behaviour: ReportedBehaviour;
  readonly index: ReportIndex;
}): VNode {
  const { id, must, verdict, mutants } = behaviour;
  return (
    <li>
      <a class="row" href={hrefOf({ page: 'behaviour', id })}>
        <Badge tone={BEHAVIOUR_TONES[verdict.kind]} word={verdict.kind} />
        <span class="what">
          <span class="id">
            <Foreign text={id} />
          </span>{' '}
          <Foreign text={must} />
          <KnownBadge isKnown={index.known.behaviour(behaviour)} />
        </span>
        <span class="measure">
          <ShareBar label="Changes to its code" shares={sharesOf(mutants)} />
          <span>{noticedOf(behaviour)}</span>
        </span>
      </a>
    </li>
  );
}

/** The classes of a behaviour's mutants, in words for the bar. */
export const sharesOf = (mutants: ReportedBehaviour['mutants']): readonly Share[] => [
  { word: 'noticed', count: mutants.killed, tone: 'good' },
  { word: 'noticed only for other behaviours', count: mutants.borrowed, tone: 'quiet' },
  { word: 'out of time', count: mutants.timeout, tone: 'warn' },
  { word: 'noticed only by repeating the code', count: mutants.restated, tone: 'unknown' },
  { word: 'unnoticed', count: mutants.survived, tone: 'bad' },
];
