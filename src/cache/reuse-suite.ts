/** The two unmutated runs, of those test files only whose outcome is not known. */
import { readIfPresent } from '../host/files.ts';
import type { FilePath } from '../model/ids.ts';
import type { CollectedCase } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';
import type { SuiteRun, SuiteRunner, SuiteRunRequest, TestFile } from '../vitest/run-suite.ts';
import type { Entry, KnownSuite, KnownTestFile } from './entry.ts';
import { mayReadFiles } from './may-read-files.ts';
import { Changes, staleTests } from './stale-tests.ts';
import type { TreeState } from './tree-state.ts';

export interface ReusedSuite {
  /** Of the whole suite; `ran` has what was run now. */
  readonly run: SuiteRun;
  readonly known: KnownSuite;
  /** The test files for which all that was found out earlier still holds. */
  readonly unchanged: ReadonlySet<FilePath>;
  /** Why each test file that was run was run. */
  readonly reasons: ReadonlyMap<FilePath, string>;
}

const NOT_KNOWN = 'nothing is known of it yet';

/** What an earlier run found out, and the state of the tree now. */
export interface Reuse {
  readonly entry: Pick<Entry, 'tree' | 'suite'>;
  readonly tree: TreeState;
  /** Texts of the test modules that are nowhere on disk. */
  readonly generated?: ReadonlyMap<FilePath, string>;
}

export async function reuseSuite(
  { entry, tree, generated = new Map() }: Reuse,
  runSuite: SuiteRunner,
  request: SuiteRunRequest,
): Promise<ReusedSuite> {
  const { reasons, unchanged, newFiles } = staleTests(entry, tree);
  const fresh = entry.suite.testFiles.filter(({ file }) => tree.files.has(file) && !reasons.has(file));
  if (fresh.length > 0 && reasons.size === 0 && newFiles.length === 0) {
    return { ...nothingRun(entry.suite, fresh, tree), unchanged, reasons };
  }
  const run = await runSuite({ ...request, ...(fresh.length > 0 && { known: { testFiles: fresh, newFiles } }) });
  const ran = new Set(run.ran.map(keyOf));
  const kept = fresh.filter((testFile) => !ran.has(keyOf(testFile)));
  const merged = kept.length === 0 ? run : mergeRuns({ entry, tree }, kept, run);
  const textOf = async (file: FilePath) => generated.get(file) ?? (await readIfPresent(request.root, file))?.text;
  const known = await knowledgeOf(merged, kept, textOf);
  const tests = new Set([...run.ran, ...run.unjudged].map(({ file }) => file));
  const foreign = newFiles.find((path) => !tests.has(path));
  const reasonOf = (file: FilePath): string =>
    reasons.get(file) ?? (foreign !== undefined && unchanged.has(file) ? `${foreign} is new` : NOT_KNOWN);
  return {
    run: merged,
    known,
    unchanged: foreign === undefined ? unchanged : new Set(),
    reasons: new Map(run.ran.map(({ file }) => [file, reasonOf(file)])),
  };
}

function nothingRun(
  suite: KnownSuite,
  testFiles: readonly KnownTestFile[],
  { files }: TreeState,
): Pick<ReusedSuite, 'run' | 'known'> {
  const unjudged = suite.unjudged.filter(({ file }) => files.has(file));
  const known = { ...suite, testFiles, unjudged };
  const { imports, shared } = suite;
  const run = { ran: [], cases: casesOf(testFiles), unloaded: [], unjudged, imports, shared };
  return { run, known };
}

const casesOf = (testFiles: readonly KnownTestFile[]): readonly CollectedCase[] =>
  testFiles.flatMap(({ cases }) => cases ?? []);

function mergeRuns({ entry, tree }: Reuse, kept: readonly KnownTestFile[], run: SuiteRun): SuiteRun {
  return {
    ...run,
    cases: [...casesOf(kept), ...run.cases],
    imports: mergeImports({ entry, tree }, run.imports),
    shared: [...new Set([...entry.suite.shared, ...run.shared])],
  };
}

/** A module that stands in the graph because another imports it, and that was not loaded itself, seems to import nothing. */
function mergeImports({ entry, tree }: Reuse, now: SuiteRun['imports']): SuiteRun['imports'] {
  const changes = new Changes(entry.tree.files, tree.files);
  const merged = new Map(now);
  for (const [file, imports] of entry.suite.imports) {
    const change = changes.of(file);
    if (change === 'is gone' || (change !== undefined && now.has(file))) continue;
    merged.set(file, [...new Set([...imports, ...(now.get(file) ?? [])])]);
  }
  return merged;
}

async function knowledgeOf(
  run: SuiteRun,
  kept: readonly KnownTestFile[],
  textOf: (file: FilePath) => Promise<string | undefined>,
): Promise<KnownSuite> {
  const { unjudged, imports, shared } = run;
  const casesIn = groupBy(run.cases, keyOf);
  const testFiles = run.ran.map(({ project, file }): KnownTestFile => {
    const cases = casesIn.get(keyOf({ project, file })) ?? [];
    return { project, file, cases: cases.length > 0 && cases.every(isSettled) ? cases : undefined };
  });
  const unstarted = unjudged.flatMap(({ file, unstartedIn: project }): KnownTestFile[] =>
    project === undefined ? [] : [{ project, file, cases: undefined }],
  );
  const readers: FilePath[] = [];
  for (const file of new Set([...imports.keys(), ...shared])) {
    const text = await textOf(file);
    if (text !== undefined && mayReadFiles(text)) readers.push(file);
  }
  return { testFiles: [...kept, ...testFiles, ...unstarted], unjudged, imports, shared, readers };
}

const keyOf = ({ project, file }: TestFile): string => JSON.stringify([project, file]);

/** What failed, or passed only once, has to be seen again; so has a test that skips itself. */
const isSettled = ({ mode, runs, changedRows = [] }: CollectedCase): boolean =>
  mode !== 'run' ||
  (runs.length > 0 &&
    runs.every(({ outcome }) => outcome === 'passed') &&
    changedRows.every(({ outcome }) => outcome !== 'unmeasured' && outcome !== 'timeout'));
