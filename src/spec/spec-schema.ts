/**
 * The one definition of a spec file: its validation, its raw types and `schema/spec.schema.json` are made from this.
 *
 * The error text of a type is the noun for what belongs there ("a sentence"); `schema-problems.ts` makes the message.
 */
import * as z from 'zod';
import { exampleItem, exampleOutline } from './example-schema.ts';
import {
  adoptIssues,
  codeReference,
  expressionText,
  form,
  filledMap,
  isWellKeyed,
  list,
  sentence,
  text,
} from './schema-parts.ts';

/** Letters, digits, `.`, `_`, `-`, with a digit or an inner `.`, `_` or `-`: what no ordinary word looks like. */
export const BEHAVIOUR_ID: RegExp = /^(?=.*(?:\d|[A-Za-z\d][._-]+[A-Za-z\d]))[A-Za-z\d._-]+$/;

const code = (description: string) =>
  z
    .union(
      [codeReference, list(codeReference, 'a list of paths').min(1, 'a list of paths')],
      'a path or a list of paths',
    )
    .describe(description)
    .meta({ examples: ['src/pricing.ts', 'src/pricing.ts#total', ['src/basket/*.ts']] });

const instead = filledMap<string>('a map of names to implementations')
  .superRefine(
    (implementations, context) => {
      for (const [name, implementation] of Object.entries(implementations)) {
        adoptIssues(expressionText('an expression').safeParse(implementation), [name], context);
      }
    },
    { when: isWellKeyed },
  )
  .describe(
    'Replaces exports by other implementations: `name` or `Class.method` to an expression over the module’s names.',
  )
  .meta({ additionalProperties: { type: 'string', description: 'An expression, in quotes.' } });

const checkableWrongBehaviour = form('a sentence or a map with `name`', {
  name: sentence.describe('What is wrong, in a few words.'),
  replace: text('code')
    .optional()
    .describe('Code inside the behaviour’s scope, found exactly once; white space does not count.'),
  with: z.string('code').optional().describe('What takes its place.'),
  instead: instead.optional(),
})
  .superRefine(
    (wrong, context) => {
      const isReplacement = wrong.replace !== undefined || wrong.with !== undefined;
      if (isReplacement === (wrong.instead !== undefined)) {
        context.addIssue({
          code: 'custom',
          message: 'A wrong behaviour has either `replace` and `with`, or `instead`.',
        });
      } else if (isReplacement && (wrong.replace === undefined || wrong.with === undefined)) {
        context.addIssue({ code: 'custom', message: '`replace` and `with` belong together.' });
      } else if (isReplacement && wrong.replace === wrong.with) {
        context.addIssue({ code: 'custom', path: ['with'], message: '`with` is the same code as `replace`.' });
      }
    },
    { when: isWellKeyed },
  )
  .meta({ oneOf: [{ required: ['replace', 'with'] }, { required: ['instead'] }] });

const behaviourForm = form('a sentence or a map with `must`', {
  must: sentence.describe('One sentence: what the software does.'),
  why: sentence.optional().describe('Where the rule comes from.'),
  code: code(
    'The code that realises this behaviour, instead of the feature’s: a path, a glob, or `path#name`.',
  ).optional(),
  examples: z
    .union([list(exampleItem, 'a list of examples'), exampleOutline], 'a list of examples or a map with `rows`')
    .optional()
    .describe('What a person says is right: a list of examples, or one call with many rows.'),
  never: list(
    z.union([sentence, checkableWrongBehaviour], 'a sentence or a map with `name`'),
    'a list of wrong behaviours',
  )
    .optional()
    .describe('What a person says is wrong, and the tests have to notice.'),
  tests: z
    .union([text('a test'), list(text('a test'), 'a list of tests')], 'a test or a list of tests')
    .optional()
    .describe('The tests that claim it, from the spec’s side: `file > describe > title`; `*` stands for any text.'),
  status: z
    .enum(['active', 'draft', 'retired'], 'one of `active`, `draft`, `retired`')
    .optional()
    .describe(
      '`active` unless stated; `draft` is shown and never gates; a test that claims a `retired` one is a finding.',
    ),
});

const behaviour = z.union(
  [sentence.describe('One sentence: what the software does.'), behaviourForm],
  'a sentence or a map with `must`',
);

export const specSchema = form('a map with `feature` and `behaviours`', {
  feature: sentence.describe('The name of the feature.'),
  about: sentence.optional().describe('A few words of prose.'),
  owner: sentence.optional().describe('Whom to ask; findings name it.'),
  code: code(
    'Where these behaviours live: a path, a glob, or `path#name`, relative to the folder that holds `specs/`.',
  ).optional(),
  behaviours: z
    .record(z.string(), behaviour, 'a map of ids to behaviours')
    .describe('Each behaviour under its id, which is unique over all specs and never reused.')
    .meta({ propertyNames: { pattern: BEHAVIOUR_ID.source } }),
}).meta({ title: 'Assay spec', description: 'The behaviours of one feature.' });

export type RawSpec = z.infer<typeof specSchema>;
export type RawBehaviour = z.infer<typeof behaviourForm>;
export type RawWrongBehaviour = z.infer<typeof checkableWrongBehaviour> | string;
