/** What the process says to whoever started it; the first that applies, in the order 130, 70, 2, 1, 3, 0. */
export const EXIT_CODES = {
  /** The gate passed. */
  passed: 0,
  /** Something that was measured fails the gate. */
  failed: 1,
  /** Nothing was run: usage, configuration or a spec has to be mended first. */
  cannotStart: 2,
  /** Something could not be measured, and nothing else fails the gate. Not a pass. */
  unmeasured: 3,
  /** A bug in Assay, or a report that could not be written at the end of a run. */
  bug: 70,
  /** A person or a signal ended the run. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
