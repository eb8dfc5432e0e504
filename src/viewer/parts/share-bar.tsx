import type { VNode } from 'preact';
import { numberText } from '../../report/count-text.ts';
import type { Tone } from '../tone.ts';

export interface Share {
  readonly word: string;
  readonly count: number;
  readonly tone: Tone;
}

/** Parts of a whole as a bar that reads as a sentence. */
export function ShareBar({
  shares,
  label,
}: {
  readonly shares: readonly Share[];
  readonly label: string;
}): VNode | null {
  const present = shares.filter(({ count }) => count > 0);
  if (present.length === 0) return null;
  const words = present.map(({ word, count }) => `${numberText(count)} ${word}`).join(', ');
  return (
    <span class="share-bar" role="img" aria-label={`${label}: ${words}`} title={words}>
      {present.map(({ word, count, tone }) => (
        <span key={word} class={`share fill-${tone}`} style={{ flexGrow: count }} />
      ))}
    </span>
  );
}
