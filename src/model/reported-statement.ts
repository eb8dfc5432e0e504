/** What a person stated of a behaviour, as the report repeats it. */
import * as z from 'zod';
import type { WrongBehaviourEvidence } from './evidence.ts';

const WRONG_STATES = [
  'caught',
  'missed',
  'present',
  'stale',
  'broken',
  'uncheckable',
] as const satisfies readonly WrongBehaviourEvidence['state'][];

const line = z.int().min(1).describe('In the file of the behaviour.');

const example = z.strictObject({
  text: z.string().describe('The call and its outcome, or the row, on one line.'),
  line,
  state: z
    .enum(['held', 'violated', 'used', 'unused'])
    .optional()
    .describe(
      'Absent where it was not executed. A row without a call is `used` where a linked test goes red when its outcome is another one.',
    ),
});

const wrongBehaviour = z.strictObject({
  name: z.string(),
  line,
  state: z.enum(WRONG_STATES).optional().describe('Absent where nothing was run against it.'),
});

export const statementsSchema = z
  .strictObject({ why: z.string().optional(), examples: z.array(example), never: z.array(wrongBehaviour) })
  .describe('The statements themselves, in the order of the spec.');
export type Statements = z.infer<typeof statementsSchema>;
