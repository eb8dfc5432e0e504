/** The words that the schemas of this folder are written in. */
import * as z from 'zod';
import { expressionError, statementsError } from '../syntax/parse-expression.ts';
import { codePathFault } from './code-path.ts';
import type { Path } from './yaml-tree.ts';

/** A map with these keys and no others. The error text for an unknown key is the list of the known ones. */
export function form<Shape extends z.core.$ZodLooseShape>(
  noun: string,
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? known : noun) });
}

export const list = <Item extends z.core.SomeType>(item: Item, noun: string): z.ZodArray<Item> => z.array(item, noun);

/** A text of at least one character. */
export const text = (noun: string): z.ZodString => z.string(noun).min(1, noun);

/** Prose; white space around it does not count. */
export const sentence: z.ZodString = z.string('a sentence').trim().min(1, 'a sentence');

/** A text that has to parse as one expression. */
export const expressionText = (noun: string): z.ZodString => codeText(noun, expressionError);

export const statementsText = (noun: string): z.ZodString => codeText(noun, statementsError);

function codeText(noun: string, errorOf: typeof expressionError): z.ZodString {
  return z
    .string(noun)
    .min(1, noun)
    .superRefine((code, context) => {
      const fault = code.trim() === '' ? undefined : errorOf(code);
      if (fault === undefined) return;
      const place = fault.column === undefined ? '' : ` (at character ${fault.column})`;
      context.addIssue({
        code: 'custom',
        message: `This is not ${noun}: ${fault.message}${place}.`,
      });
    });
}

export const codeReference: z.ZodString = z.string('a path').superRefine((reference, context) => {
  const fault = codePathFault(reference);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault.message, params: { hint: fault.hint } });
});

export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A map of any keys, `__proto__` among them, which `z.record` would drop. */
export const filledMap = <Value>(noun: string): z.ZodCustom<Readonly<Record<string, Value>>> =>
  z
    .custom<Readonly<Record<string, Value>>>((value) => isMap(value) && Object.keys(value).length > 0, {
      error: noun,
      // Lets the rules between fields around it run all the same.
      abort: false,
    })
    .meta({ type: 'object', minProperties: 1 });

/** Rules between fields are worth telling also when a field is wrong in itself, but not when a key is misspelt. */
export const isWellKeyed = ({ value, issues }: z.core.ParsePayload): boolean =>
  isMap(value) && !issues.some(({ code, path }) => code === 'unrecognized_keys' && (path?.length ?? 0) === 0);

/** Reports what another schema found, at `path` of the value being refined. */
export function adoptIssues(result: z.ZodSafeParseResult<unknown>, path: Path, context: z.RefinementCtx): void {
  for (const issue of result.error?.issues ?? []) {
    const params = issue.code === 'custom' ? (issue.params ?? {}) : {};
    context.addIssue({ code: 'custom', message: issue.message, params, path: [...path, ...issue.path] });
  }
}
