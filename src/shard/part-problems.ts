/** Whether parts are those of one run: all of them, each once, of one tree. */
import type { Problem } from '../model/user-error.ts';
import { groupBy } from '../util/group-by.ts';
import type { Part, StoredPart } from './part.ts';

/** Every reason not to join them; empty when there is none. */
export function partProblems(parts: readonly StoredPart[]): readonly Problem[] {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const strangers = others.flatMap((other) => differences(first, other));
  // Which are missing, and whether they fit, can be asked of those that belong together.
  if (strangers.length > 0) return strangers;
  const gaps = [...doubles(parts), ...missing(first, parts)];
  return gaps.length > 0 ? gaps : rowProblems(parts);
}

/** In what two parts differ that cannot be of one run, beside their files. */
function differences(first: StoredPart, other: StoredPart): readonly Problem[] {
  const [a, b] = [first.part, other.part];
  const unequal = (what: string, of: (part: Part) => unknown): Problem[] => {
    const [left, right] = [textOf(of(a)), textOf(of(b))];
    return left === right ? [] : [problem(other, `${what} ${right}, and ${first.file} ${left}.`)];
  };
  return [
    ...unequal('It is a part of', ({ share }) => share.count),
    ...unequal('It is of a run that was asked for', askedText),
    ...unequal('It was measured with Node', ({ machine }) => machine.node),
    ...unequal('It was measured on', ({ machine }) => machine.platform),
    ...unequal('It was measured with Vitest', ({ machine }) => machine.vitest),
    ...unequal('It was measured by the engine', ({ measured }) => measured.matrix.engine),
  ];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const askedText = ({ asked: { paths, behaviours, test } }: Part): string => {
  const asked = [...paths, ...behaviours, ...(test === undefined ? [] : [`--test ${JSON.stringify(test)}`])];
  return asked.length === 0 ? 'everything' : asked.join(', ');
};

function doubles(parts: readonly StoredPart[]): readonly Problem[] {
  return [...groupBy(parts, ({ part }) => part.share.index)].flatMap(([index, [first, ...again]]) =>
    again.map((other) => problem(other, `Shard ${index} is there twice: ${String(first?.file)} is it, too.`)),
  );
}

function missing({ file, part }: StoredPart, parts: readonly StoredPart[]): readonly Problem[] {
  const { count } = part.share;
  const there = new Set(parts.map((one) => one.part.share.index));
  const gaps = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !there.has(index));
  if (gaps.length === 0) return [];
  const [shards, are] = gaps.length === 1 ? ['shard', 'is'] : ['shards', 'are'];
  return [problem({ file, part }, `It is one of ${count} parts, and ${shards} ${gaps.join(', ')} ${are} missing.`)];
}

/** Every row is dealt to exactly one shard, or a survivor might be a row that nobody ran. */
function rowProblems(parts: readonly StoredPart[]): readonly Problem[] {
  const measured = parts.filter(({ part }) => hasRun(part));
  const [first] = measured;
  if (first === undefined || measured.length < parts.length) return [];
  const rowsOf = ({ part }: StoredPart): string => JSON.stringify(part.measured.matrix.rows.map(({ id }) => id).sort());
  const strangers = measured.filter((one) => rowsOf(one) !== rowsOf(first));
  if (strangers.length > 0) {
    return strangers.map((one) => problem(one, `It changed other places of the code than ${first.file}.`));
  }
  const dealt = measured.flatMap(({ part }) => part.measured.matrix.dealt);
  const isExact = dealt.length === first.part.measured.matrix.rows.length && new Set(dealt).size === dealt.length;
  return isExact ? [] : [problem(first, 'The shards do not make up the whole: a change was run twice, or never.')];
}

/** What ran nothing has no rows, and the columns that it lacks count nowhere. */
const hasRun = ({ measured: { matrix } }: Part): boolean => matrix.unhealthy === undefined && matrix.columns.length > 0;

const problem = ({ file }: StoredPart, message: string): Problem => ({
  ...{ message, file, hint: undefined, start: undefined, end: undefined },
});
