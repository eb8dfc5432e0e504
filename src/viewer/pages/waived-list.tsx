/** The changes to the code that the policy excuses, beneath the findings: what nobody has to do, and why. */
import type { VNode } from 'preact';
import { numberText } from '../../report/count-text.ts';
import type { WaivedChange } from '../../report/waived-changes.ts';
import { justificationText } from '../../report/waiver-text.ts';
import { Badge } from '../parts/badge.tsx';
import { Foreign, Message, Place } from '../parts/foreign.tsx';
import { Many } from '../parts/many.tsx';
import type { ReportIndex } from '../report-index.ts';
import { hrefOf } from '../route.ts';
import { WAIVED } from '../select-items.ts';

interface WaivedListProps {
  readonly waived: readonly WaivedChange[];
  readonly index: ReportIndex;
}

export function WaivedList({ waived, index }: WaivedListProps): VNode | null {
  if (waived.length === 0) return null;
  return (
    <section class="group">
      <h2>Changes that no test has to notice, by the policy ({numberText(waived.length)})</h2>
      <Many items={waived}>{(change) => <WaivedCard key={change.waiver.mutant} change={change} index={index} />}</Many>
    </section>
  );
}

function WaivedCard({
  change: { waiver, mutant, what },
  index,
}: {
  readonly change: WaivedChange;
  readonly index: ReportIndex;
}): VNode {
  return (
    <article class="card waiver">
      <p class="head">
        <Badge tone={WAIVED.tone} word={WAIVED.kind} /> <Message text={what} />
      </p>
      <p>
        <Foreign text={justificationText(waiver)} />
      </p>
      <p class="facts">
        {mutant !== undefined && (
          <>
            <Place file={mutant.file} line={mutant.start.line} />
            {' · '}
          </>
        )}
        {index.mutants.has(waiver.mutant.toWellFormed()) ? (
          <a href={hrefOf({ page: 'mutant', id: waiver.mutant })}>
            <Foreign text={waiver.mutant} />
          </a>
        ) : (
          <Foreign text={waiver.mutant} />
        )}
      </p>
    </article>
  );
}
