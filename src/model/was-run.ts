import type { Verification } from './verification.ts';

/** `run.engine` of a verification for which nothing was executed. */
export const UNMEASURED_ENGINE = 'none';

/** Whether tests were run; else `inconclusive` only says that they were not. */
export const wasRun = ({ run }: Pick<Verification, 'run'>): boolean => run.engine !== UNMEASURED_ENGINE;
