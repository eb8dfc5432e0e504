import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Of the files that take longest (45 s to 3 min), those that Vitest would start late, since it goes by their size. */
const LONG = ['in-process-kinds', 'in-process-vitest-4', 'stryker-kinds', 'vitest-versions', 'demo', 'monorepo'];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return rank === -1 ? LONG.length : rank;
};

/** Starts the longest files first, so that none of them is what all others wait for in the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
