/** What a project knows to be wrong, `specs/baseline.json`, in words that no moved line changes. */
import * as z from 'zod';
import type { FilePath } from './ids.ts';
import type { Location } from './location.ts';
import { WEAK_REASONS, type BehaviourVerdictKind } from './verdict.ts';

/** What was not measured is not known, so `inconclusive` is not among them. */
export const KNOWABLE_VERDICTS = [
  'violated',
  'failing',
  'untested',
  'weak',
  'suspect',
  'pinned',
] as const satisfies readonly BehaviourVerdictKind[];

const text = (noun: string): z.ZodString => z.string(noun).min(1, noun);

export const knownVerdictShape = {
  behaviour: text('the id of a behaviour').describe('Its id.'),
  verdict: z.enum(KNOWABLE_VERDICTS, `one of ${quoted(KNOWABLE_VERDICTS)}`).describe('Its verdict.'),
  because: z
    .enum(WEAK_REASONS, `one of ${quoted(WEAK_REASONS)}`)
    .optional()
    .describe('One of the reasons for the verdict, for verdicts that have any; each is an entry of its own.'),
};

/** What tells findings of one rule in one file apart. */
export const identityShape = {
  test: text('the name of a test')
    .optional()
    .describe('The test that it stands in: `describe` titles and its own as written, joined with ` > `.'),
  behaviour: text('the id of a behaviour').optional().describe('The behaviour that it stands with.'),
  about: text('a text')
    .optional()
    .describe('What in the test or behaviour: an assertion, the call of an example, the id of a mutant.'),
  nth: z
    .int('a whole number from 2')
    .min(2, 'a whole number from 2')
    .optional()
    .describe('Among several that are equal in all else, from the second on, in the order of the file.'),
};

export const knownFindingShape = {
  rule: text('the id of a rule').describe('The rule.'),
  file: text('a path').describe('Relative to the folder that holds `specs/`, `/` separated.'),
  ...identityShape,
};

/** A reason for which a behaviour fails the gate. */
export type KnownVerdict = z.infer<z.ZodObject<typeof knownVerdictShape>>;
export type FindingIdentity = z.infer<z.ZodObject<typeof identityShape>>;
/** A finding that fails the gate. */
export type KnownFinding = z.infer<z.ZodObject<typeof knownFindingShape>>;

export interface Known {
  readonly behaviours: readonly KnownVerdict[];
  readonly findings: readonly KnownFinding[];
}

export interface Placed<Entry> {
  readonly entry: Entry;
  readonly location: Location;
}

/** As it was read. */
export interface Baseline {
  readonly file: FilePath;
  readonly behaviours: readonly Placed<KnownVerdict>[];
  readonly findings: readonly Placed<KnownFinding>[];
}

export const NOTHING_KNOWN: Known = { behaviours: [], findings: [] };

/** What it says, without where. */
export const entriesOf = ({ behaviours, findings }: Baseline): { -readonly [Key in keyof Known]: [...Known[Key]] } => ({
  behaviours: behaviours.map(({ entry }) => entry),
  findings: findings.map(({ entry }) => entry),
});

/** Equal for equal entries. */
export const verdictKey = ({ behaviour, verdict, because }: KnownVerdict): string =>
  JSON.stringify([behaviour, verdict, because ?? '']);

/** Equal for equal entries; sorts by file, then by what stands in it. */
export const findingKey = ({ rule, file, test = '', behaviour = '', about = '', nth = 1 }: KnownFinding): string =>
  JSON.stringify([file, test, behaviour, rule, about, nth]);

function quoted(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
