/** The public API: the same as the command line, as functions and values. */
export { check, type CheckOptions } from './pipeline/check.ts';
export type { VerifyContext as CheckContext } from './pipeline/verify.ts';
export { trace } from './pipeline/trace.ts';
export { verificationSchema, type Verification } from './model/verification.ts';
export { traceSchema, type Trace } from './model/trace.ts';
export { Interrupted, UserError, type Problem, type UserErrorCode } from './model/user-error.ts';
export type { RunEvent, RunListener, RunStep } from './model/run-event.ts';
