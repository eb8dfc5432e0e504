/** The whole of a run on this machine. */
import type { Verification } from '../model/verification.ts';
import { withInstruments, type InstrumentOptions } from './instruments.ts';
import type { SurveyOptions } from './survey-project.ts';
import { verify, type VerifyContext } from './verify.ts';

export type CheckOptions = SurveyOptions & Omit<InstrumentOptions, keyof VerifyContext>;

/**
 * @throws {UserError} when the run cannot start: then nothing was run · {Interrupted} when aborted.
 */
export const check = (options: CheckOptions, context: VerifyContext): Promise<Verification> =>
  withInstruments({ ...options, ...context }, (open) => verify(options, open, context));
