/** What `assay check --no-mutation` reports of a labelled project, test by test. */
import { checkSources } from '../../src/pipeline/check-sources.ts';
import { readProject } from '../../src/pipeline/read-project.ts';
import { writtenSuite } from '../../src/pipeline/written-suite.ts';
import type { TestDeclaration } from '../../src/model/suite.ts';
import { groupBy } from '../../src/util/group-by.ts';
import { matchesPieces } from '../../src/util/matches-pieces.ts';
import type { LabelledProject } from './read-corpus.ts';
import type { JudgedTest } from './score-rules.ts';

export interface StaticReading {
  readonly tests: readonly JudgedTest[];
  /** Labels that fit no test. */
  readonly strays: readonly string[];
}

export async function readStatically({ root, project, tests }: LabelledProject): Promise<StaticReading> {
  const focus = { paths: [], behaviours: [], test: undefined };
  const context = { now: () => performance.now(), today: '2026-01-01', toolVersion: 'bench' };
  const report = await checkSources({ root, focus }, context);
  const { declarations, cases } = await writtenSuite(await readProject(root));
  const idsOf = groupBy(cases, ({ declarationId }) => declarationId);
  const rulesOf = groupBy(
    report.findings
      .filter(({ confidence }) => confidence !== 'possible')
      .flatMap((finding) => finding.tests.map((test) => ({ test, rule: finding.rule }))),
    ({ test }) => test,
  );
  const matched = Object.entries(tests).map(([key, label]) => ({
    key,
    label,
    declaration: declarationFor(key, declarations),
  }));
  const judged = [...groupBy(matched, ({ declaration }) => declaration)].flatMap(([declaration, group]) => {
    const [first] = group;
    if (declaration === undefined || first === undefined) return [];
    const ids = (idsOf.get(declaration.id) ?? []).map(({ id }) => String(id));
    const reported = new Set(ids.flatMap((id) => (rulesOf.get(id) ?? []).map(({ rule }) => rule)));
    const place = `${project}/${declaration.file}:${declaration.location.line}`;
    return [
      {
        name: `${place} ${first.key.slice(declaration.file.length + 3)}`,
        labels: group.map(({ label }) => label),
        reported,
      },
    ];
  });
  return {
    tests: judged,
    strays: matched.flatMap(({ key, declaration }) => (declaration ? [] : [`${project}: ${key}`])),
  };
}

/** The declaration whose titles fit the case's full name best. */
function declarationFor(key: string, declarations: readonly TestDeclaration[]): TestDeclaration | undefined {
  return declarations
    .filter(({ file, titlePatterns }) => matchesPieces(joined([[file], ...titlePatterns]), key))
    .toSorted((left, right) => fixedLength(right) - fixedLength(left))[0];
}

const fixedLength = ({ titlePatterns }: TestDeclaration): number => titlePatterns.flat().join('').length;

/** The pieces of several titles as those of one, with ` > ` between two titles. */
function joined(patterns: readonly (readonly string[])[]): readonly string[] {
  return patterns.reduce((whole, pattern) => {
    const [first = '', ...rest] = pattern;
    return [...whole.slice(0, -1), `${whole.at(-1) ?? ''} > ${first}`, ...rest];
  });
}
