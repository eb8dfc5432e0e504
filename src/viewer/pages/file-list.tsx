/** The files that were changed, each with what became of its mutants. */
import type { VNode } from 'preact';
import { countText } from '../../report/count-text.ts';
import { groupBy } from '../../util/group-by.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { ShareBar } from '../parts/share-bar.tsx';
import { hrefOf } from '../route.ts';
import { selectMutants } from '../select-items.ts';
import { countStandings, STANDING_TONES, STANDINGS } from '../standing.ts';
import type { PageProps } from './page-props.ts';

export const STANDING_KINDS = STANDINGS.map((kind) => ({ kind, tone: STANDING_TONES[kind] }));

export function FileList({ index, route }: PageProps): VNode {
  const { mutants } = index.verification;
  const { shown, counts } = selectMutants(mutants, route);
  const { query, kinds } = route;
  return (
    <section aria-label="Code">
      <FilterBar route={route} kinds={STANDING_KINDS} counts={counts} label="What became of them" />
      {mutants.length === 0 && <p class="empty">No code was changed in this run.</p>}
      {mutants.length > 0 && shown.length === 0 && <p class="empty">No change matches.</p>}
      <ul class="rows">
        {[...groupBy(shown, ({ file }) => file)].map(([file, inFile]) => (
          <li key={file}>
            <a class="row" href={hrefOf({ page: 'file', id: file, query, kinds })}>
              <span class="what path">
                <Foreign text={file} />
              </span>
              <span class="measure">
                <ShareBar label="Changes to its code" shares={countStandings(inFile)} />
                <span>{countText(inFile.length, 'change')}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
