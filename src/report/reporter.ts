import type { Verification } from '../model/verification.ts';

/** Pure: the same verification and context give the same text. Writing it somewhere is the caller's work. */
export type Reporter = (verification: Verification, context: ReportContext) => string;

/** All that a reporter may know about where its text goes. */
export interface ReportContext {
  readonly useColor: boolean;
  /** Width of the terminal; used between 40 and 120. */
  readonly columns: number;
  /** Where the project is inside its repository: empty, or a path that ends with `/`. Some formats count paths from there. */
  readonly folder?: string;
}
