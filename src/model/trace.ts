/** Which tests claim which behaviours, without running anything: the result of `assay trace`, frozen, sorted, serialisable. */
import * as z from 'zod';
import { verificationSchema } from './verification.ts';

const location = verificationSchema.shape.behaviours.element.shape.location;
const test = z.strictObject({
  id: z.string().describe('File and full name as written, joined with ` > `.'),
  location,
});

export const traceSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    behaviours: z.array(
      z.strictObject({
        id: z.string(),
        feature: z.string(),
        must: z.string(),
        status: z.enum(['active', 'draft', 'retired']),
        location,
        tests: z
          .array(test.extend({ declaredBy: z.enum(['title', 'tag', 'spec']).describe('Where the claim is written.') }))
          .describe('The tests that claim it.'),
      }),
    ),
    unlinked: z.array(test).describe('Tests that claim no behaviour.'),
    unparsed: z
      .array(z.strictObject({ message: z.string(), location }))
      .describe('Test files whose source could not be read, so that their tests are not listed.'),
    findings: verificationSchema.shape.findings,
  })
  .meta({ title: 'Assay trace' });

export type Trace = z.infer<typeof traceSchema>;
export type TracedBehaviour = Trace['behaviours'][number];
