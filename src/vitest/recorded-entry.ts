/** How one execution of an assertion is written down, and how one call of the code under test. */
import * as z from 'zod';

const value = z.object({ type: z.string(), isEmpty: z.boolean(), digest: z.string(), text: z.string() });

export const recordedEntrySchema = z.object({
  place: z.object({ file: z.string(), line: z.number(), column: z.number() }),
  ordinal: z.number(),
  /** How many executed in the attempt before it. */
  index: z.number(),
  matcher: z.string(),
  isNegated: z.boolean(),
  actual: value,
  expected: value,
  isFailed: z.boolean(),
});
export type RecordedEntry = z.infer<typeof recordedEntrySchema>;

export const recordedCallSchema = z.object({
  /** `src/total.ts#total`, `src/basket.ts#Basket.add`. */
  name: z.string(),
  /** Of what is called, on what and with what: equal keys are equal calls. Absent where that cannot be known. */
  key: z.string().optional(),
  /** What it returned, what a promise of it came to, or what it threw. */
  result: value,
  /** Digests of what lies directly in the result. */
  parts: z.array(z.string()),
  /** How many assertions had executed before it; -1 for a call before the attempt. */
  looks: z.number(),
});
export type RecordedCallEntry = z.infer<typeof recordedCallSchema>;
