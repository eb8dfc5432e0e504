import type { VNode } from 'preact';
import { marginOf } from '../../report/original-text.ts';
import { printableCode } from '../../util/printable.ts';

interface DiffProps {
  /** Of the first line of `before`. */
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A change to the code as removed and added lines. */
export function Diff({ line, before, after }: DiffProps): VNode {
  const margin = marginOf([...before, ...after]);
  const rows = [
    ...before.map((text, index) => ({ sign: '−', name: 'removed', number: line + index, text })),
    ...after.map((text, index) => ({ sign: '+', name: 'added', number: line + index, text })),
  ];
  return (
    <div class="diff" role="group" aria-label="Change to the code" tabIndex={0}>
      {rows.map(({ sign, name, number, text }) => (
        <div class={name} key={`${name}${number}`}>
          <span class="number">{number}</span>
          <span class="sign">{sign}</span>
          <code>
            <span class="unseen">{name}: </span>
            <bdi>{printableCode(text.slice(margin))}</bdi>
          </code>
        </div>
      ))}
    </div>
  );
}
