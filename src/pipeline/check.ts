/** The whole of a run on this machine. */
import type { Verification } from '../model/verification.ts';
import { openInstruments, type HeldInstruments, type InstrumentOptions } from './instruments.ts';
import type { SurveyOptions } from './survey-project.ts';
import { verify, type VerifyContext } from './verify.ts';

export type CheckOptions = SurveyOptions & Omit<InstrumentOptions, keyof VerifyContext>;

/**
 * @throws {UserError} when the run cannot start: then nothing was run · {Interrupted} when aborted.
 */
export async function check(options: CheckOptions, context: VerifyContext): Promise<Verification> {
  let held: HeldInstruments | undefined;
  try {
    return await verify(
      options,
      async (generated) => (held = await openInstruments({ ...options, ...context }, generated)),
      context,
    );
  } finally {
    held?.dispose();
  }
}
