/** Which test files have to run again, and why: pure. */
import { filePath, type FilePath } from '../model/ids.ts';
import { byText } from '../model/location.ts';
import { DependencyGraph } from './dependency-graph.ts';
import type { Entry } from './entry.ts';
import type { TreeState } from './tree-state.ts';

export interface StaleTests {
  /** Why each test file that the entry knows has to run again; those that need not, and those that are gone, are left out. */
  readonly reasons: ReadonlyMap<FilePath, string>;
  /** The test files for which nothing changed. They may have to run again all the same. */
  readonly unchanged: ReadonlySet<FilePath>;
  /** Files that were not there, and may be tests or anything else. */
  readonly newFiles: readonly FilePath[];
}

/** What changed since the entry was written touches what depends on it; where that is not known, it touches everything. */
export function staleTests({ tree, suite }: Pick<Entry, 'tree' | 'suite'>, now: TreeState): StaleTests {
  const graph = new DependencyGraph(suite);
  const reports = tree.reports.union(now.reports);
  const isRead = (path: FilePath): boolean => graph.isImported(path) || !isByProduct(path, reports);
  const changes = new Changes(tree.files, now.files, isRead);
  const unjudged = new Set(suite.unjudged.map(({ file }) => file));
  const unexplained = changes.paths.filter((path) => !unjudged.has(path) && !isExplained(path, changes, graph));
  const isNew = (path: FilePath): boolean => changes.of(path) === 'is new';
  const [otherFact] = differingFacts(tree.facts, now.facts);
  const loose = unexplained.find((path) => !isNew(path));
  const reasonForAll = otherFact ?? (loose && changes.sentence(loose));
  const reasons = new Map<FilePath, string>();
  const unchanged = new Set<FilePath>();
  for (const { file, cases } of suite.testFiles.filter((testFile) => now.files.has(testFile.file))) {
    const change = reasonForAll ?? changeAround(file, changes, graph);
    if (change === undefined) unchanged.add(file);
    const reason = change ?? (cases === undefined ? NOT_ALL_PASSED : undefined);
    if (reason !== undefined) reasons.set(file, reason);
  }
  return { reasons, unchanged, newFiles: unexplained.filter(isNew) };
}

/** The sentences of the facts that differ. */
export const differingFacts = (before: TreeState['facts'], now: TreeState['facts']): readonly string[] =>
  [...new Set([...before.keys(), ...now.keys()])].filter((sentence) => before.get(sentence) !== now.get(sentence));

type Change = 'changed' | 'is new' | 'is gone';

/** The files that differ between two states, as far as they count. */
export class Changes {
  /** Sorted. */
  readonly paths: readonly FilePath[];
  readonly #before: TreeState['files'];
  readonly #now: TreeState['files'];

  constructor(before: TreeState['files'], now: TreeState['files'], counts: (path: FilePath) => boolean = () => true) {
    this.#before = before;
    this.#now = now;
    const all = new Set([...before.keys(), ...now.keys()]);
    this.paths = [...all].filter((path) => before.get(path) !== now.get(path) && counts(path)).sort(byText);
  }

  /** `undefined` when it is as it was. */
  of(path: FilePath): Change | undefined {
    const [before, now] = [this.#before.get(path), this.#now.get(path)];
    if (before === now) return undefined;
    if (before === undefined) return 'is new';
    return now === undefined ? 'is gone' : 'changed';
  }

  sentence(path: FilePath): string {
    return `${path} ${this.of(path) ?? 'is as it was'}`;
  }
}

/** Whether it is what reports, coverage and compilers leave behind; a test may import it all the same. */
export const isByProduct = (path: FilePath, reports: ReadonlySet<FilePath>): boolean =>
  BY_PRODUCT.test(path) || reports.has(path);

const BY_PRODUCT = /^coverage\/|(?:^|\/)(?:\.DS_Store|assay-part-\d+-of-\d+\.json)$|\.tsbuildinfo$|\.log$/;
/** What people read, and what Assay reads anew in each run. */
const PROSE = /\.md$|(?:^|\/)specs\/(?:.*\.ya?ml|baseline\.json)$/;
const SNAPSHOTS = /^(.*)__snapshots__\/([^/]+)\.snap$/;

/** Whether it is known whom a change of the file touches. */
function isExplained(path: FilePath, changes: Changes, graph: DependencyGraph): boolean {
  if (graph.shared.has(path)) return false;
  if (graph.isImported(path) || PROSE.test(path)) return true;
  const test = testOfSnapshots(path);
  return test !== undefined && (graph.isTestFile(test) || changes.of(test) === 'is new');
}

const NOT_ALL_PASSED = 'not all of its tests passed the last time';

/** What changed on which the test file depends, as a sentence. */
function changeAround(file: FilePath, changes: Changes, graph: DependencyGraph): string | undefined {
  if (changes.of(file) !== undefined) return 'it changed';
  const closure = graph.closureOf(file);
  const imported = changes.paths.find((path) => closure.has(path));
  if (imported !== undefined) return `${changes.sentence(imported)}, which it imports`;
  if (changes.paths.some((path) => testOfSnapshots(path) === file)) return 'its snapshots changed';
  const [any] = changes.paths;
  const isTouched = any !== undefined && graph.mayReadAnyFile(file);
  return isTouched ? `${changes.sentence(any)}, and it may read any file` : undefined;
}

/** The test file whose snapshots these are, where Vitest puts them of itself. */
function testOfSnapshots(path: FilePath): FilePath | undefined {
  const [, folder, name] = SNAPSHOTS.exec(path) ?? [];
  return folder === undefined || name === undefined ? undefined : filePath(folder + name);
}
