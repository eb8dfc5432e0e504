import type { VNode } from 'preact';
import { numberText } from '../../report/count-text.ts';
import { hrefOf, type Route } from '../route.ts';
import { toggled } from '../selection.ts';
import { SIGNS, type Tone } from '../tone.ts';

export interface Kind {
  readonly kind: string;
  readonly tone: Tone;
  readonly word?: string;
}

interface FilterBarProps {
  readonly route: Route;
  readonly kinds: readonly Kind[];
  readonly counts: ReadonlyMap<string, number>;
  readonly label: string;
}

/** One link a kind that occurs: to the same list with the kind shown, or no longer. */
export function FilterBar({ route, kinds, counts, label }: FilterBarProps): VNode {
  return (
    <nav class="filters" aria-label={label}>
      <ul>
        {kinds
          .filter(({ kind }) => counts.has(kind))
          .map(({ kind, tone, word = kind }) => {
            const isOn = route.kinds.includes(kind);
            return (
              <li key={kind}>
                <a
                  class={`chip tone-${tone}${isOn ? ' on' : ''}`}
                  data-kind={kind}
                  aria-current={isOn ? 'true' : undefined}
                  href={hrefOf({ ...route, kinds: toggled(route.kinds, kind) })}
                >
                  <span aria-hidden="true">{SIGNS[tone]}</span> {word} <b>{numberText(counts.get(kind) ?? 0)}</b>
                </a>
              </li>
            );
          })}
        {route.kinds.length > 0 && (
          <li>
            <a class="chip" href={hrefOf({ ...route, kinds: [] })}>
              show all
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
