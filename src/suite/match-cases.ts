import type { StageResult } from '../model/finding.ts';
import type { FilePath } from '../model/ids.ts';
import { byPosition } from '../model/location.ts';
import type { CollectedCase, TestCase, TestDeclaration } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';
import { matchesPieces } from '../util/matches-pieces.ts';
import { ambiguousTitles } from './ambiguous-titles.ts';
import { nameCases, ordinalsOf } from './name-cases.ts';

/** The cases that Vitest ran, in its order, each with the declaration that made it and an id of its own. */
export function matchCases(
  declarations: readonly TestDeclaration[],
  collected: readonly CollectedCase[],
): StageResult<readonly TestCase[]> {
  const byFile = groupBy(declarations, (declaration) => declaration.file);
  const cases = complete(
    collected.map((testCase) => ({
      ...testCase,
      declarationId: declarationFor(testCase, byFile)?.id,
    })),
  );
  return { product: cases, findings: ambiguousTitles(cases) };
}

/** One case a declaration, for tests that did not run: nothing is known but what is written. */
export const casesOfDeclarations = (declarations: readonly TestDeclaration[]): readonly TestCase[] =>
  complete(
    declarations.map(({ id, file, titlePath, mode, isExpectedToFail, tags, location }) => ({
      declarationId: id,
      project: '',
      ...{ file, titlePath, mode, isExpectedToFail, tags, location },
      runs: [],
    })),
  );

function complete(cases: readonly Omit<TestCase, 'id' | 'ordinal'>[]): readonly TestCase[] {
  const ordinals = ordinalsOf(cases);
  const named: TestCase[] = [];
  nameCases(cases).forEach((id, index) => {
    const testCase = cases[index];
    if (testCase !== undefined) named.push({ ...testCase, id, ordinal: ordinals[index] ?? 0 });
  });
  return named;
}

/**
 * The declaration whose titles fit: first the one at the place that Vitest reports. (A place may be off in a transformed file: that of
 * `each` with a table is not mapped back at all.) Then the one with the most fixed text, then with the fewest gaps, then the first
 * written. At its very place the titles may also fit only the end of the case's: it then stands in a function that a `describe` calls.
 */
function declarationFor(
  testCase: CollectedCase,
  byFile: ReadonlyMap<FilePath, readonly TestDeclaration[]>,
): TestDeclaration | undefined {
  const candidates = byFile.get(testCase.file) ?? [];
  const here = candidates.find(({ location }) => byPosition(location, testCase.location) === 0);
  if (here !== undefined && fitsEnd(here, testCase.titlePath)) return here;
  return candidates.filter((candidate) => fits(candidate, testCase.titlePath)).toSorted(byExactness)[0];
}

const fits = ({ titlePatterns }: TestDeclaration, titles: readonly string[]): boolean =>
  titlePatterns.length === titles.length &&
  titlePatterns.every((pattern, index) => matchesPieces(pattern, titles[index] ?? ''));

const fitsEnd = (declaration: TestDeclaration, titles: readonly string[]): boolean =>
  fits(declaration, titles.slice(Math.max(0, titles.length - declaration.titlePatterns.length)));

const byExactness = (left: TestDeclaration, right: TestDeclaration): number =>
  fixedText(right).length - fixedText(left).length || gapsOf(left) - gapsOf(right);

const fixedText = ({ titlePatterns }: TestDeclaration): string => titlePatterns.flat().join('');

const gapsOf = ({ titlePatterns }: TestDeclaration): number =>
  titlePatterns.reduce((gaps, pattern) => gaps + pattern.length - 1, 0);
