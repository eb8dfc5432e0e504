import type { VNode } from 'preact';
import { Foreign } from '../parts/foreign.tsx';

/** For a link that leads nowhere. */
export const Missing = ({ what, id }: { readonly what: string; readonly id: string }): VNode => (
  <article class="detail">
    <h1 tabIndex={-1}>Not in this report</h1>
    <p>
      There is no {what} <Foreign text={id} /> here. It may be in the report of another run.
    </p>
  </article>
);
