/** Numbers as sentences state them: in digits or words, alone or with a unit. */

const WORDS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, value] as const)
    .concat(
      'thirty forty fifty sixty seventy eighty ninety hundred'
        .split(' ')
        .map((word, index) => [word, (index + 3) * 10] as const),
      [
        ['dozen', 12],
        ['half', 0.5],
        ['thousand', 1000],
      ],
    ),
);

/** What one of a unit may be counted in. */
const UNITS: readonly (readonly [unit: RegExp, factors: readonly number[]])[] = [
  [/^seconds?$|^s$/, [1000]],
  [/^minutes?$/, [60, 60_000]],
  [/^hours?$/, [60, 3600, 3_600_000]],
  [/^days?$/, [24, 86_400, 86_400_000]],
  [/^weeks?$/, [7, 604_800_000]],
  [/^per$|^percent$|^%$/, [0.01]],
  [/^euros?$|^dollars?$|^pounds?$|^eur$|^usd$/, [100]],
  [/^kb$|^kilobytes?$/, [1000, 1024]],
  [/^mb$|^megabytes?$/, [1_000_000, 1_048_576]],
];

/** Whether a sentence states a number: 30_000 is stated by "thirty seconds". */
export function statesNumber(sentence: string, value: number): boolean {
  const words = sentence.toLowerCase().match(/\d[\d_,]*(?:\.\d+)?|[a-z]+|%/g) ?? [];
  return words.some((word, index) => {
    const number = WORDS.get(word) ?? Number(word.replaceAll(/[_,]/g, ''));
    if (Number.isNaN(number)) return false;
    const unit = words[index + 1] ?? '';
    const factors = UNITS.flatMap(([known, all]) => (known.test(unit) ? all : []));
    return [1, ...factors].some((factor) => Math.abs(number * factor - value) < 1e-9);
  });
}
