/** The result of a run: frozen, sorted, serialisable. It is the JSON report, and every reporter's only input (PRODUCT.md, section 9). */
import * as z from 'zod';
import { identityShape, knownFindingShape, knownVerdictShape } from './baseline.ts';
import { DIAGNOSES } from './diagnosis.ts';
import { reportedMutantSchema, reportedSourceSchema } from './reported-mutant.ts';
import { statementsSchema } from './reported-statement.ts';
import { AUDIENCES, RULES, SEVERITIES } from './rules.ts';
import { BEHAVIOUR_VERDICTS, INCONCLUSIVE_REASONS, TEST_VERDICTS, VACUOUS_REASONS, WEAK_REASONS } from './verdict.ts';

const count = z.int().min(0);
const location = z
  .strictObject({
    file: z.string().describe('Relative to the project root, `/` separated.'),
    line: z.int().min(1),
    column: z.int().min(1),
  })
  .describe('A place in a file; line and column start at 1.');

const mutantCounts = z
  .strictObject({
    relevant: count.describe('Mutants that bear on the behaviour; the classes below add up to it.'),
    killed: count.describe('By an independent assertion of a linked test.'),
    borrowed: count.describe('Killed, or ruled out, only on behalf of other behaviours.'),
    restated: count.describe('Noticed only by assertions that repeat the code.'),
    timeout: count.describe('Noticed only by a time limit.'),
    survived: count.describe('Noticed by no linked test.'),
    score: z
      .number()
      .min(0)
      .max(100)
      .optional()
      .describe('Own score: killed / (killed + restated + survived) * 100; absent when that sum is 0.'),
  })
  .describe('Relevant mutants by class.');

const behaviour = z.strictObject({
  id: z.string(),
  feature: z.string(),
  owner: z.string().optional().describe('Whom to ask.'),
  must: z.string(),
  status: z.enum(['active', 'draft', 'retired']),
  location,
  verdict: z.strictObject({
    kind: z.enum(BEHAVIOUR_VERDICTS),
    because: z.array(z.enum([...INCONCLUSIVE_REASONS, ...WEAK_REASONS])),
  }),
  anchored: z.boolean().describe('Whether a person stated a value that holds, or accepted every linked test.'),
  tests: z.array(z.string()).describe('Ids of the tests that claim it.'),
  examples: z.strictObject({
    held: count,
    violated: count,
    strength: z
      .number()
      .min(0)
      .max(100)
      .optional()
      .describe('Share of the relevant mutants that the examples rule out.'),
    rows: z
      .strictObject({
        used: count.describe('A linked test goes red when the outcome of the row is another one.'),
        unused: count.describe('No test that claims the behaviour reads the row, or none goes red.'),
      })
      .optional()
      .describe('Rows without a call; absent where there are none.'),
  }),
  wrongBehaviours: z.strictObject({
    caught: count,
    missed: count,
    present: count,
    stale: count,
    broken: count,
    uncheckable: count.describe('Plain sentences.'),
  }),
  mutants: mutantCounts,
  setAside: z
    .array(z.strictObject({ rule: z.string(), mutants: z.int().min(1) }))
    .optional()
    .describe(
      'Mutants in its code that no test has to notice and that were not run, by the rule that says so; absent when there are none.',
    ),
  known: z
    .literal(true)
    .optional()
    .describe('It would fail the gate, and the baseline names every reason; absent where that is not so.'),
  // What a report of an earlier version lacks has a default, so that it can still be rendered.
  stated: statementsSchema.default({ examples: [], never: [] }),
});

const test = z.strictObject({
  id: z.string().describe('File and full name joined with ` > `, with a suffix where that is ambiguous.'),
  file: z.string(),
  name: z.string().describe('`describe` titles and the test title, joined with ` > `.'),
  location,
  claims: z.array(z.string()).describe('Ids of the behaviours it claims, as far as the claims count.'),
  verdict: z.strictObject({ kind: z.enum(TEST_VERDICTS), because: z.array(z.enum(VACUOUS_REASONS)) }),
  ownKills: count.describe('Mutants that an independent assertion of it notices, over the behaviours it claims.'),
  answer: z.enum(['accept', 'ask', 'reject']).optional().describe('Present under --changed.'),
});

const finding = z.strictObject({
  rule: z.string().meta({ examples: Object.keys(RULES) }),
  severity: z.enum(SEVERITIES).exclude(['off']),
  confidence: z.enum(['certain', 'likely', 'possible']),
  confirmed: z.boolean().describe('Whether execution proved it.'),
  audience: z.enum(AUDIENCES).describe('Who should act.'),
  message: z.string(),
  location,
  identity: z
    .strictObject(identityShape)
    .optional()
    .describe('What tells it from others of its rule and file, in every run, whatever lines move.'),
  known: z.literal(true).optional().describe('It would fail the gate, and the baseline names it.'),
  behaviours: z.array(z.string()),
  tests: z.array(z.string()),
  change: z
    .strictObject({
      mutant: z.string().describe('By which a waiver names it.'),
      mutator: z.string(),
      line: z.int().min(1).describe('Of the first line of `before`.'),
      before: z.array(z.string()),
      after: z.array(z.string()),
    })
    .optional()
    .describe('The change to the code that the finding is about, as whole lines.'),
  diagnosis: z
    .strictObject({
      kind: z
        .enum(DIAGNOSES)
        .describe(
          'not-reached: no linked test runs it; nothing-changed: nothing that is asserted is different; same-results: nor is what the calls of the tests return; not-asserted: a call returned something else, at which no assertion looks; too-loose: an assertion saw another value and accepts both; moved-together: so did what it expects; no-check: tests fail under it, by no assertion that counts; not-recorded: what assertions look at is not known.',
        ),
      call: z
        .strictObject({ name: z.string(), before: z.string(), after: z.string() })
        .optional()
        .describe('Of not-asserted: the call, and what it returned without the change and under it.'),
      seen: z
        .strictObject({
          location,
          matcher: z.string(),
          before: z.string().describe('What it looked at without the change.'),
          after: z.string().describe('What it looked at under the change.'),
          expected: z.string().describe('What it expects under the change.'),
        })
        .optional()
        .describe('The assertion that saw another value.'),
    })
    .optional()
    .describe('Why nobody noticed the change.'),
  excerpt: z
    .strictObject({ line: z.int().min(1).describe('Of the first line.'), lines: z.array(z.string()) })
    .optional()
    .describe('The assertion, or the line, that the finding is about.'),
  contradiction: z
    .strictObject({
      call: z.string().describe('What was called.'),
      expected: z.string().describe('What a person stated.'),
      actual: z.string().describe('What the code does.'),
    })
    .optional()
    .describe('The example that does not hold.'),
});

const waiver = z.strictObject({
  mutant: z.string().describe('The whole id.'),
  why: z.string(),
  by: z.string().optional(),
  until: z.string().optional().describe('The last day on which it counts, `YYYY-MM-DD`.'),
});

const known = z.strictObject({
  behaviours: z.array(z.strictObject(knownVerdictShape)),
  findings: z.array(z.strictObject(knownFindingShape)),
});

const baseline = z
  .strictObject({
    occurring: known.describe('Entries that the run found again.'),
    gone: known.describe('Entries of which the run found that they no longer occur.'),
    unmeasured: known.describe('Entries of which the run says nothing.'),
  })
  .describe('What has become of `specs/baseline.json`; absent where there is none.');

const gate = z.strictObject({
  passed: z.boolean(),
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(3)]),
  failedBy: z
    .array(z.string())
    .describe('The rules and verdicts that fail it; `inconclusive` alone gives exit code 3.'),
});

/** `schema/report.schema.json`, the types and the validation are all made from this. */
export const verificationSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    tool: z.strictObject({ name: z.literal('assay'), version: z.string() }),
    run: z
      .strictObject({
        engine: z.string().describe('`none` when the sources were only read.'),
        durationMs: z.number().min(0),
        executions: count.describe('Attempts of a test that were made now, with and without a mutant.'),
        mutants: count.describe('Mutants that were run, now or earlier.'),
        shards: count.optional().describe('How many machines shared the work; absent when it was one.'),
        reused: z
          .strictObject({
            testFiles: count.describe('Test files of which nothing was run.'),
            ranAgain: z.array(z.strictObject({ file: z.string(), reason: z.string() })),
          })
          .optional()
          .describe('What was known from earlier runs; absent when nothing was.'),
      })
      .describe('The only part that may differ between two runs on the same tree.'),
    behaviours: z.array(behaviour),
    tests: z.array(test),
    findings: z.array(finding),
    mutants: z.array(reportedMutantSchema).default([]),
    sources: z.array(reportedSourceSchema).default([]),
    gate,
    waivers: z.array(waiver).default([]).describe('Those that count; what is wrong with others is a finding.'),
    baseline: baseline.optional(),
    nextStep: z.string().optional().describe('What to do first, where there is nothing to judge yet.'),
  })
  .meta({ title: 'Assay report' });

export type Verification = z.infer<typeof verificationSchema>;

export type ReportedBehaviour = Verification['behaviours'][number];
export type ReportedTest = Verification['tests'][number];
export type ReportedFinding = Verification['findings'][number];
export type ReportedBaseline = NonNullable<Verification['baseline']>;
export type GateDecision = Verification['gate'];
