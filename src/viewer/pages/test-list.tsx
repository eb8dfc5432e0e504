/** All tests by file. */
import type { VNode } from 'preact';
import { TEST_VERDICTS } from '../../model/verdict.ts';
import type { ReportedTest } from '../../model/verification.ts';
import { testLabel } from '../../report/test-wording.ts';
import { groupBy } from '../../util/group-by.ts';
import { Badge } from '../parts/badge.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { KnownBadge } from '../parts/known-badge.tsx';
import { TestName } from '../parts/links.tsx';
import { Many } from '../parts/many.tsx';
import { hrefOf } from '../route.ts';
import { KNOWN, selectTests } from '../select-items.ts';
import { TEST_TONES } from '../tone.ts';
import type { PageProps } from './page-props.ts';

export function TestList({ index, route }: PageProps): VNode {
  const { tests } = index.verification;
  const { shown, counts } = selectTests(index, route);
  const kinds = [...TEST_VERDICTS.map((kind) => ({ kind, tone: TEST_TONES[kind] })), KNOWN];
  return (
    <section aria-label="Tests">
      <FilterBar route={route} kinds={kinds} counts={counts} label="Verdicts" />
      {shown.length === 0 && <p class="empty">No test {tests.length === 0 ? 'ran' : 'matches'}.</p>}
      {[...groupBy(shown, ({ file }) => file)].map(([file, inFile]) => (
        <section key={file} class="group">
          <h2 class="path">
            <Foreign text={file} />
          </h2>
          <ul class="rows">
            <Many items={inFile}>
              {(test) => (
                <li key={test.id}>
                  <a class="row" href={hrefOf({ page: 'test', id: test.id })}>
                    <Badge tone={TEST_TONES[test.verdict.kind]} word={test.verdict.kind} />
                    <span class="what">
                      <TestName name={test.name} />
                      <KnownBadge isKnown={index.known.test(test)} />
                    </span>
                    <span class="measure">{labelOf(test)}</span>
                  </a>
                </li>
              )}
            </Many>
          </ul>
        </section>
      ))}
    </section>
  );
}

const labelOf = (test: ReportedTest): string => testLabel({ test, cases: 1, mostKills: test.ownKills, ids: [test.id] });
