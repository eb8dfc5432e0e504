/** Ids of test cases: readable, unique whatever the titles are, and the same when other files come or go. */
import { testId, type TestId } from '../model/ids.ts';
import type { CollectedCase } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';

/** What makes a case of its own, of what Vitest reports. */
type NamedCase = Pick<CollectedCase, 'project' | 'file' | 'titlePath'>;

/** File and titles joined with ` > `: what reports show, so two title paths may share one. */
export const fullName = ({ file, titlePath }: NamedCase): string => [file, ...titlePath].join(' > ');

/**
 * One id a case, in the given order: its full name; with ` (project)` when several projects have a test of that name; with ` #2`,
 * ` #3` … for the later ones of equal names. A name that a test bears itself is never given to another one.
 */
export function nameCases(cases: readonly NamedCase[]): readonly TestId[] {
  const names = namesWithProject(cases);
  const taken = new Set(names);
  const next = new Map<string, number>();
  return names.map((name) => {
    let ordinal = next.get(name) ?? 1;
    let id = name;
    if (ordinal > 1) {
      while (taken.has(`${name} #${ordinal}`)) ordinal += 1;
      id = `${name} #${ordinal}`;
      taken.add(id);
    }
    next.set(name, ordinal + 1);
    return testId(id);
  });
}

/** The position of each case among those of its project, file and title path, from 0. */
export function ordinalsOf(cases: readonly NamedCase[]): readonly number[] {
  const counts = new Map<string, number>();
  return cases.map(({ project, file, titlePath }) => {
    const key = JSON.stringify([project, file, ...titlePath]);
    const ordinal = counts.get(key) ?? 0;
    counts.set(key, ordinal + 1);
    return ordinal;
  });
}

function namesWithProject(cases: readonly NamedCase[]): readonly string[] {
  const byName = groupBy(cases, fullName);
  const shared = new Set<string>();
  for (const [name, group] of byName) {
    if (group.some((testCase) => testCase.project !== group[0]?.project)) shared.add(name);
  }
  return cases.map((testCase) => {
    const name = fullName(testCase);
    return shared.has(name) && testCase.project !== '' ? `${name} (${testCase.project})` : name;
  });
}
