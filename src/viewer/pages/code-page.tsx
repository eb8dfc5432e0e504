/** One file with its mutants in place: what nobody notices is underlined, and each line opens to show the changes that begin there. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ReportedMutant } from '../../model/reported-mutant.ts';
import { countText } from '../../report/count-text.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { MutantCard } from '../parts/mutant-card.tsx';
import { ShareBar } from '../parts/share-bar.tsx';
import { SourceLineRow } from '../parts/source-line-row.tsx';
import type { ReportIndex } from '../report-index.ts';
import type { Route } from '../route.ts';
import { selectMutants } from '../select-items.ts';
import { sourceLines, type SourceLine } from '../source-lines.ts';
import { countStandings } from '../standing.ts';
import { STANDING_KINDS } from './file-list.tsx';
import { Missing } from './missing.tsx';
import type { PageProps } from './page-props.ts';

export function CodePage({ index, route }: PageProps): VNode {
  const mutant = route.page === 'mutant' ? index.mutants.get(route.id) : undefined;
  const file = route.page === 'file' ? route.id : mutant?.file;
  const mutants = file === undefined ? undefined : index.mutantsOfFile.get(file);
  if (file === undefined || mutants === undefined) {
    return <Missing what={route.page === 'file' ? 'file' : 'change'} id={route.id} />;
  }
  return <FileView key={file} {...{ index, route, file, mutants, mutant }} />;
}

interface FileViewProps {
  readonly index: ReportIndex;
  readonly route: Route;
  readonly file: string;
  readonly mutants: readonly ReportedMutant[];
  /** The one that the address names. */
  readonly mutant: ReportedMutant | undefined;
}

function FileView({ index, route, file, mutants, mutant }: FileViewProps): VNode {
  const { shown, counts } = selectMutants(mutants, route);
  const text = index.sources.get(file) ?? '';
  const lines = useMemo(() => sourceLines(text, mutants), [text, mutants]);
  const wanted = new Set(shown);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const line = mutant?.start.line;
  useEffect(() => {
    if (line === undefined) return;
    setOpen((before) => new Set([...before, line]));
    // The line opens first.
    requestAnimationFrame(() => document.getElementById(`line-${line}`)?.scrollIntoView({ block: 'center' }));
  }, [line, mutant]);
  const toggle = (number: number): void => setOpen((before) => before.symmetricDifference(new Set([number])));
  return (
    <article class="detail wide">
      <p class="eyebrow">
        {countText(mutants.length, 'change')} tried, in {countText(lines.length, 'line')}
      </p>
      <h1 tabIndex={-1} class="path">
        <Foreign text={file} />
      </h1>
      <ShareBar label="Changes to its code" shares={countStandings(mutants)} />
      <FilterBar
        route={{ ...route, page: 'file', id: file }}
        kinds={STANDING_KINDS}
        counts={counts}
        label="What became of them"
      />
      {text === '' && <p class="empty">The report does not hold this source.</p>}
      <div class="source" role="group" aria-label="Source">
        {lines.map((sourceLine) => (
          <LineWithMutants key={sourceLine.number} {...{ sourceLine, wanted, open, toggle, index, mutant }} />
        ))}
      </div>
    </article>
  );
}

interface LineProps {
  readonly sourceLine: SourceLine;
  readonly wanted: ReadonlySet<ReportedMutant>;
  readonly open: ReadonlySet<number>;
  readonly toggle: (number: number) => void;
  readonly index: ReportIndex;
  readonly mutant: ReportedMutant | undefined;
}

function LineWithMutants({ sourceLine, wanted, open, toggle, index, mutant }: LineProps): VNode {
  const mutants = sourceLine.mutants.filter((one) => wanted.has(one));
  const isOpen = open.has(sourceLine.number) && mutants.length > 0;
  return (
    <>
      <SourceLineRow line={sourceLine} mutants={mutants} isOpen={isOpen} onToggle={toggle} />
      {isOpen && (
        <div class="line-mutants" id={`changes-${sourceLine.number}`}>
          {mutants.map((one) => (
            <MutantCard key={one.id} mutant={one} index={index} isChosen={one === mutant} />
          ))}
        </div>
      )}
    </>
  );
}
