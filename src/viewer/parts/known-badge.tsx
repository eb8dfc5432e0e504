import type { VNode } from 'preact';
import { Badge } from './badge.tsx';

/** Beside a verdict or a severity: the baseline names it, so the gate does not fail on it. */
export const KnownBadge = ({ isKnown }: { readonly isKnown: boolean }): VNode | null =>
  isKnown ? (
    <>
      {' '}
      <Badge tone="quiet" word="known" />
    </>
  ) : null;
