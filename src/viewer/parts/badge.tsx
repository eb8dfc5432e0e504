import type { VNode } from 'preact';
import { SIGNS, type Tone } from '../tone.ts';

/** A verdict in a word, with its sign. */
export const Badge = ({ tone, word }: { readonly tone: Tone; readonly word: string }): VNode => (
  <span class={`badge tone-${tone}`}>
    <span aria-hidden="true">{SIGNS[tone]}</span> {word}
  </span>
);
