import type { VNode } from 'preact';
import type { ReportedMutant } from '../../model/reported-mutant.ts';
import { countText } from '../../report/count-text.ts';
import { printableCode } from '../../util/printable.ts';
import type { Piece, SourceLine } from '../source-lines.ts';
import { standingOf, STANDING_TONES, STANDINGS } from '../standing.ts';

interface SourceLineRowProps {
  readonly line: SourceLine;
  /** Those of the line that are shown. */
  readonly mutants: readonly ReportedMutant[];
  readonly isOpen: boolean;
  readonly onToggle: (number: number) => void;
}

/** A line of source with its number and, where changes begin on it, a button that shows them. */
export function SourceLineRow({ line: { number, pieces }, mutants, isOpen, onToggle }: SourceLineRowProps): VNode {
  const worst = STANDINGS.find((standing) => mutants.some((mutant) => standingOf(mutant) === standing));
  return (
    <div class={`line${isOpen ? ' open' : ''}`} id={`line-${number}`}>
      <span class="gutter">
        {worst !== undefined && (
          <button
            type="button"
            class={`dot tone-${STANDING_TONES[worst]}`}
            aria-expanded={isOpen}
            aria-controls={isOpen ? `changes-${number}` : undefined}
            aria-label={`${countText(mutants.length, 'change')} on line ${number}`}
            onClick={() => onToggle(number)}
          >
            {mutants.length}
          </button>
        )}
      </span>
      <span class="number">{number}</span>
      <code>{pieces.map(pieceNode)}</code>
    </div>
  );
}

export function pieceNode({ text, kind, isUnnoticed }: Piece): VNode | string {
  const shown = printableCode(text);
  if (kind === 'plain' && !isUnnoticed) return shown;
  return <span class={`token-${kind}${isUnnoticed ? ' unnoticed' : ''}`}>{shown}</span>;
}
