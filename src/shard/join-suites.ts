import type { FilePath } from '../model/ids.ts';
import { shareText, type Share } from '../model/share.ts';
import type { CollectedCase, UnmutatedRun } from '../model/suite.ts';
import type { SuiteRun, TestFile } from '../vitest/run-suite.ts';

export interface SuiteOfShare {
  readonly share: Share;
  readonly suite: SuiteRun;
}

/**
 * The suite with the unmutated runs of all shards, in each of which it was run as a whole: what passed here and failed there is flaky,
 * as it is where two runs on one machine differ.
 */
export function joinSuites(suites: readonly SuiteOfShare[]): SuiteRun {
  const named = suites.map(({ share, suite }) => ({ share, cases: byName(suite.cases) }));
  const all = new Map(named.toReversed().flatMap(({ cases }) => [...cases]));
  // In the order of the first shard that has it.
  const names = new Set(named.flatMap(({ cases }) => [...cases.keys()]));
  const cases = [...names].flatMap((name): CollectedCase[] => {
    const testCase = all.get(name);
    if (testCase === undefined) return [];
    return [{ ...testCase, runs: named.flatMap((one) => one.cases.get(name)?.runs ?? [absence(one.share)]) }];
  });
  const runs = suites.map(({ suite }) => suite);
  const loaded = new Set(cases.map(fileName));
  return {
    ran: distinct(
      runs.flatMap(({ ran }) => ran),
      fileName,
    ),
    cases,
    unloaded: distinct(
      runs.flatMap(({ unloaded }) => unloaded),
      fileName,
    ).filter((file) => !loaded.has(fileName(file))),
    unjudged: distinct(
      runs.flatMap(({ unjudged }) => unjudged),
      ({ file }) => file,
    ),
    imports: joinImports(runs),
    shared: [...new Set(runs.flatMap(({ shared }) => shared))],
  };
}

/** Cases of one name are told apart by their order. */
function byName(cases: readonly CollectedCase[]): ReadonlyMap<string, CollectedCase> {
  const named = new Map<string, CollectedCase>();
  const counts = new Map<string, number>();
  for (const testCase of cases) {
    const name = JSON.stringify([testCase.project, testCase.file, ...testCase.titlePath]);
    const ordinal = counts.get(name) ?? 0;
    counts.set(name, ordinal + 1);
    named.set(`${name}#${ordinal}`, testCase);
  }
  return named;
}

const absence = (share: Share): UnmutatedRun => ({
  outcome: 'failed',
  assertions: 0,
  failure: { message: `it was not among the tests of shard ${shareText(share)}`, location: undefined },
  duration: 0,
});

const fileName = ({ project, file }: TestFile): string => JSON.stringify([project, file]);

function distinct<Item>(items: readonly Item[], nameOf: (item: Item) => string): readonly Item[] {
  return [...new Map(items.toReversed().map((item) => [nameOf(item), item])).values()].toReversed();
}

function joinImports(runs: readonly SuiteRun[]): SuiteRun['imports'] {
  const joined = new Map<FilePath, Set<FilePath>>();
  for (const [file, imports] of runs.flatMap((run) => [...run.imports])) {
    joined.set(file, (joined.get(file) ?? new Set()).union(new Set(imports)));
  }
  return new Map([...joined].map(([file, imports]) => [file, [...imports]]));
}
