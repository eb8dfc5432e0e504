/** How one execution of an assertion is written down. */
import * as z from 'zod';

const value = z.object({ type: z.string(), isEmpty: z.boolean(), digest: z.string(), text: z.string() });

export const recordedEntrySchema = z.object({
  place: z.object({ file: z.string(), line: z.number(), column: z.number() }),
  ordinal: z.number(),
  matcher: z.string(),
  isNegated: z.boolean(),
  actual: value,
  expected: value,
  isFailed: z.boolean(),
});
export type RecordedEntry = z.infer<typeof recordedEntrySchema>;
