/** Text of the examined project: cleaned of what cannot be seen, and kept from turning the direction of what stands around it. */
import type { VNode } from 'preact';
import { printable, printableCode } from '../../util/printable.ts';

export const Foreign = ({ text }: { readonly text: string }): VNode => <bdi>{printable(text)}</bdi>;

export const Code = ({ text }: { readonly text: string }): VNode => (
  <code>
    <bdi>{printableCode(text)}</bdi>
  </code>
);

/** A sentence of a finding: what stands between backticks is code. */
export const Message = ({ text }: { readonly text: string }): VNode => (
  <>
    {text
      .split(/(`[^`]+`)/)
      .map((part) =>
        part.startsWith('`') && part.length > 2 ? <Code text={part.slice(1, -1)} /> : <Foreign text={part} />,
      )}
  </>
);

/** `file:line`. */
export const Place = ({ file, line }: { readonly file: string; readonly line: number }): VNode => (
  <span class="place">
    <Foreign text={file} />:{line}
  </span>
);
