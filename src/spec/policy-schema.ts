/** The one definition of `specs/policy.yaml`: its validation, its raw types and `schema/policy.schema.json` are made from this. */
import * as z from 'zod';
import { ARID_RULES } from '../model/arid.ts';
import { DEFAULT_POLICY, type GatedVerdict } from '../model/policy.ts';
import { RULES, SEVERITIES } from '../model/rules.ts';
import { form, list, sentence, text } from './schema-parts.ts';

const severity = z.enum(SEVERITIES, 'one of `error`, `warning`, `note`, `off`').optional();
type OptionalSeverity = typeof severity;

const gateShape = {
  violated: graded('violated', 'An example fails, or a wrong behaviour is the present one.'),
  failing: graded('failing', 'A test that claims the behaviour fails.'),
  untested: graded('untested', 'No test claims the behaviour.'),
  inconclusive: graded('inconclusive', 'Something could not be measured.'),
  weak: graded('weak', 'The tests do not notice enough of what can go wrong.'),
  suspect: graded('suspect', 'The meaning changed since it was accepted.'),
  pinned: graded('pinned', 'The tests hold the code still, but nobody has stated a value.'),
} satisfies Readonly<Record<GatedVerdict, OptionalSeverity>>;

const ruleShape = Object.fromEntries(
  Object.entries(RULES).map(([id, rule]) => [
    id,
    severity.describe(`${rule.title}. ${rule.explanation}`).meta({ default: rule.defaultSeverity }),
  ]),
) satisfies Readonly<Record<string, OptionalSeverity>>;

const waiver = form('a waiver (a map with `mutant` and `why`)', {
  mutant: text('the id of a mutant')
    .regex(/^[\da-f]{4,}…?$/, 'the id of a mutant, or its first four or more characters')
    .describe('The mutant’s id as the report shows it, or at least its first four characters.'),
  why: sentence.describe('Why no test has to notice this mutant.'),
  by: sentence.optional().describe('Who decided it.'),
  until: z.iso
    .date('a date like `2027-01-31`')
    .optional()
    .describe('The last day on which it counts.')
    .meta({ examples: ['2027-01-31'] }),
});

const onOrOff = z.enum(['on', 'off'], '`on` or `off`').optional();

const aridShape = Object.fromEntries(
  Object.entries(ARID_RULES).map(([id, text]) => [id, onOrOff.describe(text).meta({ default: 'on' })]),
) satisfies Readonly<Record<string, typeof onOrOff>>;

const CALLED = /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.(?:\*|[\p{ID_Start}$_][\p{ID_Continue}$]*))*$/u;

const arid = form('a map with `rules` and `calls`', {
  rules: form('a map of rules to `on` or `off`', aridShape)
    .optional()
    .describe('What is code that no test has to notice. All rules are on unless stated.'),
  calls: list(
    text('the name of a function').regex(CALLED, 'the name of a function like `trackEvent` or `audit.*`'),
    'a list of names of functions',
  )
    .optional()
    .describe('Further functions that only say something to people or to machines that watch: `audit.*`, `trackEvent`.')
    .meta({ examples: [['audit.*', 'trackEvent']] }),
});

export const policySchema = form('a map of settings', {
  thresholds: form('a map with `own-score`', {
    'own-score': z
      .number('a number from 0 to 100')
      .min(0, 'a number from 0 to 100')
      .max(100, 'a number from 0 to 100')
      .optional()
      .describe('A behaviour whose own score is lower is weak. From 0 to 100.')
      .meta({ default: DEFAULT_POLICY.thresholds.ownScore }),
  })
    .optional()
    .describe('Numbers below which a behaviour is weak.'),
  'timeouts-count': z
    .boolean('`true` or `false`')
    .optional()
    .describe('Whether a mutant noticed only by a time limit counts as killed.')
    .meta({ default: DEFAULT_POLICY.timeoutsCount }),
  'claims-per-test': z
    .int('a whole number from 1')
    .min(1, 'a whole number from 1')
    .optional()
    .describe('A test that claims more behaviours than this claims nothing.')
    .meta({ default: DEFAULT_POLICY.claimsPerTest }),
  gate: form('a map of verdicts to severities', gateShape)
    .optional()
    .describe('What a verdict of a behaviour means for the gate; `error` fails it.'),
  rules: form('a map of rule ids to severities', ruleShape)
    .optional()
    .describe('What a finding means for the gate; `error` fails it.'),
  waivers: list(waiver, 'a list of waivers')
    .optional()
    .describe('Mutants that no test has to notice, each with its reason.'),
  arid: arid
    .optional()
    .describe(
      'Code in which no change is tried: logging, texts for people. What is set aside is counted in every report.',
    ),
}).meta({ title: 'Assay policy', description: 'What makes the gate fail.' });

export type RawPolicy = z.infer<typeof policySchema>;

function graded(verdict: GatedVerdict, description: string): OptionalSeverity {
  return severity.describe(description).meta({ default: DEFAULT_POLICY.gate[verdict] });
}
