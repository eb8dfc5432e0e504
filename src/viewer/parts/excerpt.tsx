import type { VNode } from 'preact';
import type { ReportedFinding } from '../../model/verification.ts';
import { marginOf } from '../../report/original-text.ts';
import { sourceLines } from '../source-lines.ts';
import { pieceNode } from './source-line-row.tsx';

type ExcerptProps = NonNullable<ReportedFinding['excerpt']>;

/** The lines that a finding is about, with their numbers. */
export function Excerpt({ line, lines }: ExcerptProps): VNode {
  const margin = marginOf(lines);
  const text = lines.map((one) => one.slice(margin)).join('\n');
  return (
    <div class="diff" role="group" aria-label="The code it is about" tabIndex={0}>
      {sourceLines(text, []).map(({ number, pieces }) => (
        <div key={number}>
          <span class="number">{line + number - 1}</span>
          <span />
          <code>
            <bdi>{pieces.map(pieceNode)}</bdi>
          </code>
        </div>
      ))}
    </div>
  );
}
