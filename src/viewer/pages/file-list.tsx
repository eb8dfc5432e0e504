/** The files that were changed, each with what became of its mutants. */
import type { VNode } from 'preact';
import { MUTANT_STATUSES } from '../../model/mutant-status.ts';
import type { ReportedMutant } from '../../model/reported-mutant.ts';
import { countText } from '../../report/count-text.ts';
import { groupBy } from '../../util/group-by.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { ShareBar, type Share } from '../parts/share-bar.tsx';
import { hrefOf, type Route } from '../route.ts';
import { select } from '../selection.ts';
import { STATUS_TONES, STATUS_WORDS } from '../tone.ts';
import type { PageProps } from './page-props.ts';

export const STATUS_KINDS = MUTANT_STATUSES.map((kind) => ({
  kind,
  tone: STATUS_TONES[kind],
  word: STATUS_WORDS[kind],
}));

export const selectMutants = (
  mutants: readonly ReportedMutant[],
  route: Route,
): ReturnType<typeof select<ReportedMutant>> =>
  select(mutants, route, {
    kindOf: ({ status }) => status,
    textsOf: ({ id, file, mutator, replacement, behaviours }) => [
      id,
      file,
      mutator,
      replacement,
      ...behaviours.map((one) => one.id),
    ],
  });

export function FileList({ index, route }: PageProps): VNode {
  const { mutants } = index.verification;
  const { shown, counts } = selectMutants(mutants, route);
  const { query, kinds } = route;
  return (
    <section aria-label="Code">
      <FilterBar route={route} kinds={STATUS_KINDS} counts={counts} label="Statuses" />
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
                <ShareBar label="Changes to its code" shares={statusShares(inFile)} />
                <span>{countText(inFile.length, 'change')}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const statusShares = (mutants: readonly ReportedMutant[]): readonly Share[] =>
  STATUS_KINDS.map(({ kind, tone, word }) => ({
    word,
    tone,
    count: mutants.filter(({ status }) => status === kind).length,
  }));
