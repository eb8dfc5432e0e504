import type { VNode } from 'preact';
import { AUDIENCE_TEXT, type Step } from '../../report/behaviour-wording.ts';
import { Message } from './foreign.tsx';

/** Who should do what next. */
export const StepNote = ({ step: { audience, action } }: { readonly step: Step }): VNode => (
  <p class="step">
    <b>{AUDIENCE_TEXT[audience]}</b> <Message text={action} />
  </p>
);
