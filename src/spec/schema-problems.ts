/** What a schema finds in a tree, in plain words and at its place. */
import type * as z from 'zod';
import type { Mistake } from './mistake.ts';
import { nearestKey } from '../util/nearest-key.ts';
import { wrongValue } from './wrong-value.ts';
import { markOf, placeAt, plainValueOf, type Path, type YamlNode } from './yaml-tree.ts';

type Issue = z.core.$ZodIssue;

export type FormCheck<Raw> =
  { readonly isValid: true; readonly raw: Raw } | { readonly isValid: false; readonly mistakes: readonly Mistake[] };

/** The value of the tree as `schema` reads it, or everything that is wrong with it. */
export function checkForm<Raw>(schema: z.ZodType<Raw>, root: YamlNode): FormCheck<Raw> {
  const result = schema.safeParse(plainValueOf(root));
  if (result.success) return { isValid: true, raw: result.data };
  const explained = result.error.issues.flatMap((issue) => explain(issue, [], root));
  const misspelt = new Set(explained.flatMap(({ meant }) => (meant === undefined ? [] : [keyOf(meant)])));
  const mistakes = explained.filter(({ meant, path }) => meant !== undefined || !misspelt.has(keyOf(path ?? [])));
  return { isValid: false, mistakes };
}

interface ExplainedIssue extends Mistake {
  /** The field that a misspelt key was meant to be; that it is missing too goes without saying. */
  readonly meant?: Path | undefined;
}

const keyOf = (path: Path): string => JSON.stringify(path);

function explain(issue: Issue, prefix: Path, root: YamlNode): readonly ExplainedIssue[] {
  const path = [...prefix, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey([...path, key], issue.message.split(', '), root));
  }
  if (issue.code === 'invalid_union') {
    const nearest = nearestBranch(issue.errors);
    if (nearest !== undefined) return nearest.flatMap((each) => explain(each, path, root));
  }
  const place = placeAt(root, path);
  if (!isComplete(issue)) return [wrongValue(issue.message, path, place)];
  const hint: unknown = issue.code === 'custom' ? issue.params?.['hint'] : undefined;
  return [{ message: issue.message, hint: typeof hint === 'string' ? hint : undefined, range: markOf(place), path }];
}

/** A refinement says a whole sentence; all other messages are the noun for what belongs there. */
const isComplete = ({ message }: Issue): boolean => message.endsWith('.');

/** The branch that the author was writing: the only one of the right type. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const ofRightType = branches.filter((issues) => !issues.some(isAboutWhole));
  return ofRightType.length === 1 ? ofRightType[0] : undefined;
}

const isAboutWhole = ({ code, path }: Issue): boolean =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_union' || code === 'invalid_value');

function unknownKey(path: Path, known: readonly string[], root: YamlNode): ExplainedIssue {
  const key = String(path.at(-1));
  const nearest = nearestKey(key, known);
  const list = known.map((each) => `\`${each}\``).join(', ');
  const hint = nearest === undefined ? `Known here: ${list}.` : `Did you mean \`${nearest}\`?`;
  const place = placeAt(root, path);
  const meant = nearest === undefined ? undefined : [...path.slice(0, -1), nearest];
  return { message: `\`${key}\` is not a known key.`, hint, range: place.keyRange ?? markOf(place), path, meant };
}
