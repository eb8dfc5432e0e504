/** The field's own report (`mutation-testing-report-schema`), which says nothing of behaviours: statuses are those of the whole suite. */
import type { FileResult, MutantResult, MutationTestResult, TestFile } from 'mutation-testing-report-schema/api';
import type { ReportedMutant } from '../model/reported-mutant.ts';
import type { ReportedTest, Verification } from '../model/verification.ts';
import { groupBy } from '../util/group-by.ts';
import { jsonText } from './json-text.ts';
import type { Reporter } from './reporter.ts';

export const mutation: Reporter = (verification) => jsonText(mutationResult(verification));

function mutationResult({ tool, mutants, sources, tests }: Verification): MutationTestResult {
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  const testFiles = groupBy(
    tests.map((test, position) => ({ test, position })),
    ({ test }) => test.file,
  );
  return {
    schemaVersion: '2',
    thresholds: { high: 80, low: 60 },
    framework: { name: 'Assay', version: tool.version },
    files: Object.fromEntries(
      [...groupBy(mutants, ({ file }) => file)].map(([file, inFile]): [string, FileResult] => [
        file,
        { language: languageOf(file), source: texts.get(file) ?? '', mutants: inFile.map(mutantResult) },
      ]),
    ),
    testFiles: Object.fromEntries(
      [...testFiles].map(([file, inFile]): [string, TestFile] => [file, { tests: inFile.map(testDefinition) }]),
    ),
  };
}

function mutantResult({
  id,
  start,
  end,
  mutator,
  replacement,
  status,
  killedBy,
  coveredBy,
  arid,
}: ReportedMutant): MutantResult {
  const reason = arid === undefined ? STATUS_REASONS.get(status) : `No test has to notice it (arid code: ${arid}).`;
  return {
    ...{ id, mutatorName: mutator, replacement, status, location: { start, end } },
    killedBy: killedBy.map(String),
    coveredBy: coveredBy.map(String),
    ...(reason !== undefined && { statusReason: reason }),
  };
}

const STATUS_REASONS: ReadonlyMap<string, string> = new Map<ReportedMutant['status'], string>([
  ['Ignored', 'Waived in specs/policy.yaml.'],
  ['Pending', 'It could not be measured.'],
  ['RuntimeError', 'No test file loads under it.'],
]);

/** A mutant names a test by its position in the report. */
const testDefinition = ({
  test: { name, location },
  position,
}: {
  readonly test: ReportedTest;
  readonly position: number;
}) => ({
  ...{ id: String(position), name },
  location: { start: { line: location.line, column: location.column } },
});

const languageOf = (file: string): string =>
  file
    .match(/\.[cm]?([jt]sx?)$/)?.[1]
    ?.replace('js', 'javascript')
    .replace('ts', 'typescript')
    .replace(/x$/, '') ?? 'javascript';
