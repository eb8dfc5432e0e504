/** What Stryker says of a mutant, as far as we believe it: the outcomes come from our own record. */
import * as z from 'zod';
import { positionSchema } from '../../model/row-schema.ts';

export const strykerMutantSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  location: z.object({ start: positionSchema, end: positionSchema }),
  mutatorName: z.string(),
  replacement: z.string(),
  status: z.enum(['Killed', 'Survived', 'NoCoverage', 'Timeout', 'CompileError', 'RuntimeError', 'Ignored', 'Pending']),
});
export type StrykerMutant = z.infer<typeof strykerMutantSchema>;
