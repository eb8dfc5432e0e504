import type { VNode } from 'preact';
import type { ReportedMutant } from '../../model/reported-mutant.ts';
import { countText } from '../../report/count-text.ts';
import type { ReportIndex } from '../report-index.ts';
import { hrefOf } from '../route.ts';
import { standingOf, STANDING_TONES, STANDINGS } from '../standing.ts';
import { Badge } from './badge.tsx';
import { Code, Foreign, Place } from './foreign.tsx';
import { Many } from './many.tsx';
import { originalOf } from '../../report/original-text.ts';

interface MutantTableProps {
  readonly title: string;
  /** For which they are judged; for all behaviours unless given. */
  readonly behaviour?: string;
  readonly mutants: readonly ReportedMutant[];
  readonly index: ReportIndex;
}

/** Changes to the code, those first that nobody notices. */
export function MutantTable({ title, behaviour, mutants, index }: MutantTableProps): VNode | null {
  if (mutants.length === 0) return null;
  const rank = (mutant: ReportedMutant): number => STANDINGS.indexOf(standingOf(mutant, behaviour));
  const ordered = mutants.toSorted((left, right) => rank(left) - rank(right));
  return (
    <details class="mutants" open={mutants.length <= 40}>
      <summary>
        <h2>
          <Foreign text={title} /> ({countText(mutants.length, 'change')})
        </h2>
      </summary>
      <ul class="rows">
        <Many items={ordered}>
          {(mutant) => {
            const standing = standingOf(mutant, behaviour);
            return (
              <li key={mutant.id}>
                <a class="row" href={hrefOf({ page: 'mutant', id: mutant.id })}>
                  <Badge tone={STANDING_TONES[standing]} word={standing} />
                  <span class="what">
                    <Replacement mutant={mutant} index={index} />
                  </span>
                  <span class="measure">
                    <Place file={mutant.file} line={mutant.start.line} />
                  </span>
                </a>
              </li>
            );
          }}
        </Many>
      </ul>
    </details>
  );
}

/** What becomes what, on one line. */
export function Replacement({
  mutant,
  index,
}: {
  readonly mutant: ReportedMutant;
  readonly index: ReportIndex;
}): VNode {
  const original = originalOf(mutant, index.lines.get(mutant.file) ?? []);
  return (
    <span class="replacement">
      <del>
        <Code text={short(original)} />
      </del>{' '}
      <span aria-hidden="true">→</span>{' '}
      <ins>{mutant.replacement.trim() === '' ? <i>nothing</i> : <Code text={short(mutant.replacement)} />}</ins>
    </span>
  );
}

const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 120).toWellFormed()}…` : text);
