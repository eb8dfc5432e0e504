/** Examples: what a person says is right. Their form only; whether they hold is found out by running them. */
import * as z from 'zod';
import { freeNames } from '../syntax/parse-expression.ts';
import {
  adoptIssues,
  expressionText,
  filledMap,
  form,
  isMap,
  isWellKeyed,
  list,
  statementsText,
  text,
} from './schema-parts.ts';

/** Milliseconds. */
export const DEFAULT_TIMEOUT = 1000;
/** How far a number may be from `approx`, unless `within` states it. */
export const DEFAULT_WITHIN = 1e-9;

const DOTTED_NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u;

export const approxForm = form('a map with `approx`', {
  approx: z.number('a number').describe('The number that comes back, nearly.'),
  within: z
    .number('a number')
    .min(0, 'a number from 0')
    .optional()
    .describe(`How far it may be off; ${DEFAULT_WITHIN} unless stated.`),
}).describe('A number that comes back nearly.');

export const jsForm = form('a map with `js`', {
  js: expressionText('an expression').describe(
    'An expression, in quotes, for a value that YAML has no word for: `5n`.',
  ),
}).describe('A value that YAML has no word for.');

/** The forms are read as such only when a map has exactly their keys; everything else is the value itself. */
export function isFormOf(schema: typeof approxForm | typeof jsForm, value: unknown): boolean {
  if (!isMap(value)) return false;
  const [required = '', ...optional] = Object.keys(schema.shape);
  return (
    Object.hasOwn(value, required) && Object.keys(value).every((key) => key === required || optional.includes(key))
  );
}

const returns = z.union([approxForm, jsForm, z.unknown()]).superRefine((value, context) => {
  const schema = [approxForm, jsForm].find((candidate) => isFormOf(candidate, value));
  if (schema !== undefined) adoptIssues(schema.safeParse(value), [], context);
});

const message = text('a text or a /regular expression/').superRefine((value, context) => {
  const fault = regexFault(value);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
});

const outcomes = {
  returns: returns
    .optional()
    .describe('The value that comes back, as data; `{ approx: 0.3 }` and `{ js: "5n" }` have a meaning of their own.'),
  'returns-nothing': z.literal(true, '`true`').optional().describe('`undefined` comes back.'),
  matches: z.unknown().optional().describe('A part of the value that comes back, as data.'),
  throws: text('the name of an error class')
    .regex(DOTTED_NAME, 'the name of an error class')
    .optional()
    .describe('The class name of the error that is thrown, or of an ancestor.'),
  message: message
    .optional()
    .describe('What the error’s message contains, or a `/regular expression/` that it matches.'),
  holds: expressionText('an expression').optional().describe('An expression over `result` that is true.'),
};

const OUTCOME_KINDS = ['returns', 'returns-nothing', 'matches', 'throws', 'holds'] as const;
/** The keys of a row that are no variables. */
export const OUTCOME_KEYS: readonly string[] = Object.keys(outcomes);

const oneOutcome = {
  oneOf: OUTCOME_KINDS.map((kind) => ({ required: [kind] })),
  dependentRequired: { message: ['throws'] },
};

function checkOutcome(value: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void {
  const stated = OUTCOME_KINDS.filter((kind) => Object.hasOwn(value, kind));
  const [, second] = stated;
  if (stated.length === 0) {
    const hint = 'One of `returns`, `returns-nothing: true`, `matches`, `throws`, `holds`.';
    context.addIssue({ code: 'custom', message: 'The example states no outcome.', params: { hint } });
  } else if (second !== undefined) {
    const said = stated.map((kind) => `\`${kind}\``).join(' and ');
    context.addIssue({ code: 'custom', path: [second], message: `An example has one outcome, not ${said}.` });
  }
  if (Object.hasOwn(value, 'message') && !stated.includes('throws')) {
    context.addIssue({ code: 'custom', path: ['message'], message: '`message` needs `throws` beside it.' });
  }
}

const callFields = {
  args: list(z.unknown(), 'a list of arguments')
    .optional()
    .describe('The arguments as data; `call` is then the name of a function.'),
  setup: statementsText('a list of statements').optional().describe('Statements that run first, and may import.'),
  timeout: z
    .int('a whole number of milliseconds')
    .min(1, 'a whole number of milliseconds')
    .optional()
    .describe(`Milliseconds; ${DEFAULT_TIMEOUT} unless stated.`),
};

const callText = expressionText('an expression').describe(
  'An expression over the exports of the named code, in quotes; or, beside `args`, the dotted name of a function.',
);

function checkCall(value: { readonly call?: unknown; readonly args?: unknown }, context: z.RefinementCtx): void {
  if (value.args === undefined || typeof value.call !== 'string' || DOTTED_NAME.test(value.call.trim())) return;
  const hint = 'Write only the name, or put the arguments into `call`.';
  context.addIssue({
    code: 'custom',
    path: ['call'],
    message: 'Beside `args`, `call` is the name of a function.',
    params: { hint },
  });
}

export const exampleItem = form('a map with `call`', { call: callText, ...callFields, ...outcomes })
  .superRefine(
    (example, context) => {
      checkCall(example, context);
      checkOutcome(example, context);
    },
    { when: isWellKeyed },
  )
  .meta(oneOutcome);

/** A data row may use the words of an outcome for anything, so the schema only describes them. */
const row = filledMap<unknown>('a map of values').meta({
  properties: Object.fromEntries(Object.entries(outcomes).map(([key, { description }]) => [key, { description }])),
});

/** A row beside a `call`: variables and one outcome. */
export const callRow = z.looseObject(outcomes).superRefine(checkOutcome, { when: isWellKeyed });

export const exampleOutline = form('a list of examples or a map with `rows`', {
  call: callText.optional(),
  ...callFields,
  rows: list(row, 'a list of rows')
    .min(1, 'a list of rows')
    .describe('With `call`: variables (`$name` in the call) and an outcome. Without: data that a linked test reads.'),
}).superRefine(
  (outline, context) => {
    if (typeof outline.call === 'string') checkCallRows(outline.call, outline.rows, context);
    else if (!Object.hasOwn(outline, 'call')) checkDataOutline(outline, context);
    checkCall(outline, context);
  },
  { when: isWellKeyed },
);

function checkCallRows(call: string, rows: unknown, context: z.RefinementCtx): void {
  const variables = [...freeNames(call)].filter((name) => /^\$[^$]/.test(name)).map((name) => name.slice(1));
  for (const [index, each] of Array.isArray(rows) ? rows.entries() : []) {
    if (!isMap(each)) continue;
    adoptIssues(callRow.safeParse(each), ['rows', index], context);
    for (const name of variables) {
      if (Object.hasOwn(each, name) && !OUTCOME_KEYS.includes(name)) continue;
      const params = { hint: `Add \`${name}: …\` to the row.` };
      const said = `The call uses \`$${name}\`, which this row does not have.`;
      context.addIssue({ code: 'custom', path: ['rows', index], message: said, params });
    }
  }
}

function checkDataOutline(outline: object, context: z.RefinementCtx): void {
  for (const key of Object.keys(callFields)) {
    if (!Object.hasOwn(outline, key)) continue;
    context.addIssue({ code: 'custom', path: [key], message: `\`${key}\` needs a \`call\` beside it.` });
  }
}

function regexFault(text: string): string | undefined {
  const { pattern, flags } = /^\/(?<pattern>.+)\/(?<flags>[a-z]*)$/s.exec(text)?.groups ?? {};
  if (pattern === undefined) return undefined;
  try {
    new RegExp(pattern, flags);
    return undefined;
  } catch (error) {
    return `This is not a regular expression: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

export type RawExampleItem = z.infer<typeof exampleItem>;
export type RawExampleOutline = z.infer<typeof exampleOutline>;
export type RawOutcome = z.infer<typeof callRow>;
