/** Why nobody noticed a change to the code (PRODUCT.md, section 3). */
import type { Location } from './location.ts';

export const DIAGNOSES = [
  'not-reached',
  'nothing-changed',
  'same-results',
  'not-asserted',
  'too-loose',
  'moved-together',
  'no-check',
  'not-recorded',
] as const;

/**
 * `not-reached`: no linked test runs it · `nothing-changed`: nothing that their assertions look at is different under it · `same-results`: nor
 * is what their calls of the code return · `not-asserted`: a call returned something else, at which no assertion looks · `too-loose`: an
 * assertion saw another value, and accepts both · `moved-together`: so did what it expects · `no-check`: tests fail under it, but by no
 * assertion that counts · `not-recorded`: they run it, and what their assertions look at is not known.
 */
export type DiagnosisKind = (typeof DIAGNOSES)[number];

export interface Diagnosis {
  readonly kind: DiagnosisKind;
  /** The assertion that saw another value; of `too-loose` and `moved-together` only. */
  readonly seen?: SeenChange;
  /** The call that returned something else; of `not-asserted` only. */
  readonly call?: SeenCall;
}

export interface SeenCall {
  /** Of what is called. */
  readonly name: string;
  /** What it returned without the change and under it, as short texts. */
  readonly before: string;
  readonly after: string;
}

export interface SeenChange {
  readonly location: Location;
  readonly matcher: string;
  /** What it looked at without the change and under it, as short texts. */
  readonly before: string;
  readonly after: string;
  /** What it expects under the change. */
  readonly expected: string;
}
