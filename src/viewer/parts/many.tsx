import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { numberText } from '../../report/count-text.ts';

/** More would make the browser wait. */
const FIRST = 300;

interface ManyProps<Item> {
  readonly items: readonly Item[];
  readonly children: (item: Item) => ComponentChildren;
}

/** The first of many items, and the others when they are asked for. */
export function Many<Item>({ items, children }: ManyProps<Item>): VNode {
  const [most, setMost] = useState(FIRST);
  return (
    <>
      {items.slice(0, most).map(children)}
      {items.length > most && (
        <button type="button" class="more" onClick={() => setMost(Infinity)}>
          Show all {numberText(items.length)}
        </button>
      )}
    </>
  );
}
