/** What the parent asks of the suite host, and what that answers beside the records. */
import * as z from 'zod';

export const suiteRequestSchema = z.object({
  root: z.string(),
  folder: z.string(),
  labels: z.array(z.string()),
  configFile: z.string().optional(),
});
export type SuiteRequest = z.infer<typeof suiteRequestSchema>;

export const suiteAnswerSchema = z.object({
  /** Test files that were left out, with the reason. */
  unjudged: z.array(z.object({ file: z.string(), reason: z.string() })),
  /** Which project files each project file imports. */
  imports: z.array(z.object({ file: z.string(), imports: z.array(z.string()) })),
});
export type SuiteAnswer = z.infer<typeof suiteAnswerSchema>;
