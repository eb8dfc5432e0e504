/** Runs the examined suite unmutated, twice, and says what each case did. */
import { mkdir } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { runChild } from '../host/child-process.ts';
import { withTemporaryFolder } from '../host/temporary-folder.ts';
import { filePath, type FilePath } from '../model/ids.ts';
import type { CollectedCase, Failure } from '../model/suite.ts';
import { UserError } from '../model/user-error.ts';
import { PLAIN_PROJECT, ROOT, vitestFolderOf, type VitestFolder, type Workspace } from '../model/workspace.ts';
import { groupBy } from '../util/group-by.ts';
import { collectCases } from './collect-cases.ts';
import { findVitest } from './configure-vitest.ts';
import type { Patience } from './end-what-hangs.ts';
import type { ExampleModuleText } from './example-modules.ts';
import { failureOf } from './failure-of.ts';
import { placeKey } from './place-key.ts';
import { explainFailure, expectRecords } from './suite-failure.ts';
import { suiteChild } from './suite-child.ts';
import { suiteAnswerSchema, type RowsOrder, type SuiteAnswer, type SuiteRequest } from './suite-request.ts';
import { readRecords, type VitestRecord } from './vitest-record.ts';

/** A test file in one Vitest project. */
export interface TestFile {
  readonly project: string;
  readonly file: FilePath;
}

/** What the two unmutated runs showed. */
export interface SuiteRun {
  /** The test files that were run. */
  readonly ran: readonly TestFile[];
  /** In the order in which Vitest collected them, file by file. */
  readonly cases: readonly CollectedCase[];
  /** Test files that loaded in neither run, with the Vitest project that could not load them. */
  readonly unloaded: readonly UnloadedFile[];
  /** Test files that were not run, with the reason. */
  readonly unjudged: readonly UnjudgedFile[];
  /** The project files that each project file imports. */
  readonly imports: ReadonlyMap<FilePath, readonly FilePath[]>;
  /** Files on which every test depends: configuration, setup files, modules outside the project (with `..`). */
  readonly shared: readonly FilePath[];
  /** Folders in which Vitest could not run its tests, where it could in others; absent when it could in all. */
  readonly unstarted?: readonly UnstartedFolder[];
}

export interface UnjudgedFile {
  readonly file: FilePath;
  /** As a clause. */
  readonly reason: string;
  /** The Vitest project that could not be started, which another time may be: absent where it never can. */
  readonly unstartedIn?: string;
}

export interface UnstartedFolder extends VitestFolder {
  /** As a sentence. */
  readonly reason: string;
}

export interface UnloadedFile extends TestFile {
  readonly failure: Failure;
}

export interface SuiteRunRequest {
  readonly root: string;
  /** From where the tests of which package are run; from the root when left out. */
  readonly workspace?: Workspace;
  /** Vitest's config file for what runs at the root, where it is not the one that Vitest finds by itself. */
  readonly configFile: string | undefined;
  /** Run before the tests, and reported like these. */
  readonly examples?: readonly ExampleModuleText[];
  /** Rows without a call, given to the tests that ask for them. */
  readonly rows?: readonly RowsOrder[];
  /** What the specs name: an error that it throws is no check. */
  readonly code?: readonly FilePath[];
  /** Test files that need not run, unless one of `newFiles` is no test file. */
  readonly known?: { readonly testFiles: readonly TestFile[]; readonly newFiles: readonly FilePath[] };
  /** For what hangs, where it is not the usual one. */
  readonly patience?: Pick<Patience, 'silence' | 'load'>;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

export type SuiteRunner = (request: SuiteRunRequest) => Promise<SuiteRun>;

/**
 * In one folder after the other. What keeps one of several from being run costs that folder.
 * @throws {UserError} `vitest-missing`, or `vitest-failed` when Vitest cannot start anywhere · {Interrupted} when aborted.
 */
export async function runSuite(order: SuiteRunRequest): Promise<SuiteRun> {
  const { vitestFolders } = order.workspace ?? PLAIN_PROJECT;
  const runs: SuiteRun[] = [];
  const unstarted: UnstartedFolder[] = [];
  let done = 0;
  let first: UserError | undefined;
  for (const one of vitestFolders) {
    let total = 0;
    const onProgress = (ofFolder: number, all: number): void => {
      total = all;
      order.onProgress(done + ofFolder, done + all);
    };
    try {
      runs.push(await runIn(one.folder, { ...order, onProgress }));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      first ??= error;
      unstarted.push({ ...one, reason: [error.message, error.hint ?? ''].join('\n').trim() });
    }
    done += total;
  }
  if (first !== undefined && runs.length === 0) throw first;
  return { ...joined(runs), ...(unstarted.length > 0 && { unstarted }) };
}

/** A file that several import is known from all of them. */
function joined(runs: readonly SuiteRun[]): SuiteRun {
  const [only] = runs;
  if (only !== undefined && runs.length === 1) return only;
  const imports = groupBy(
    runs.flatMap((run) => [...run.imports]),
    ([file]) => file,
  );
  return {
    ran: runs.flatMap(({ ran }) => ran),
    cases: runs.flatMap(({ cases }) => cases),
    unloaded: runs.flatMap(({ unloaded }) => unloaded),
    unjudged: runs.flatMap(({ unjudged }) => unjudged),
    imports: new Map([...imports].map(([file, all]) => [file, [...new Set(all.flatMap(([, imported]) => imported))]])),
    shared: [...new Set(runs.flatMap(({ shared }) => shared))],
  };
}

async function runIn(vitestFolder: FilePath, order: SuiteRunRequest): Promise<SuiteRun> {
  const { root, configFile, examples = [], rows = [], known, workspace = PLAIN_PROJECT, onProgress, signal } = order;
  const cwd = join(root, vitestFolder);
  findVitest(cwd);
  return withTemporaryFolder(async (folder) => {
    const request: SuiteRequest = {
      root,
      folder,
      vitestFolder,
      workspace: requestedWorkspace(workspace),
      examples: examples.filter(({ path }) => vitestFolderOf(path, workspace)?.folder === vitestFolder),
      rows: rows.map(({ file: _, ...stated }) => stated),
      ...(configFile !== undefined && vitestFolder === ROOT && { configFile }),
      ...(order.patience && { patience: order.patience }),
      ...(known && {
        known: {
          testFiles: known.testFiles.map(({ project, file }) => ({ project, file: join(root, file) })),
          newFiles: known.newFiles.map((file) => join(root, file)),
        },
      }),
    };
    await mkdir(join(folder, 'tmp'));
    const raw = await runChild({ ...suiteChild(cwd), request, onProgress, signal }).catch((error: unknown) =>
      explainFailure(error, folder),
    );
    expectRecords(folder);
    const answer = suiteAnswerSchema.parse(raw);
    const records = await readRecords(folder);
    const relativeTo = (file: string): FilePath => filePath(isAbsolute(file) ? relative(root, file) : file);
    const inProject = ({ project, file }: SuiteAnswer['ran'][number]): TestFile => ({
      project,
      file: relativeTo(file),
    });
    const together = new Set(answer.together.map(inProject).map(placeKey));
    const ran = answer.ran.map(inProject);
    return {
      ran,
      cases: collectCases({ records, together, rows, code: order.code }),
      unloaded: unloadedFiles(records, ran),
      unjudged: answer.unjudged.map(({ file, ...why }) => ({ file: relativeTo(file), ...why })),
      imports: withReadings(
        new Map(answer.imports.map(({ file, imports }) => [relativeTo(file), imports.map(relativeTo)])),
        records,
        rows,
      ),
      shared: answer.shared.map(relativeTo),
    };
  });
}

const requestedWorkspace = ({ packages, vitestFolders }: Workspace): SuiteRequest['workspace'] => ({
  packages: [...packages],
  vitestFolders: vitestFolders.map((one) => ({ folder: one.folder, packages: [...one.packages] })),
});

/** A test file depends on a spec whose rows it asks for as on a module that it imports. */
function withReadings(
  imports: ReadonlyMap<FilePath, readonly FilePath[]>,
  records: readonly VitestRecord[],
  rows: readonly RowsOrder[],
): SuiteRun['imports'] {
  const specOf = new Map<string, FilePath>(rows.map(({ behaviour, file }) => [behaviour, file]));
  const all = new Map(imports);
  for (const record of records) {
    const spec = record.kind === 'reading' ? specOf.get(record.behaviour) : undefined;
    if (record.kind !== 'reading' || spec === undefined) continue;
    const file = filePath(record.file);
    all.set(file, [...new Set([...(all.get(file) ?? []), spec])]);
  }
  return all;
}

/** A file that loads in one of the two runs has cases, which then are flaky. */
function unloadedFiles(records: readonly VitestRecord[], ran: SuiteRun['ran']): SuiteRun['unloaded'] {
  const known = new Set(ran.map(placeKey));
  const loaded = new Set(records.filter((record) => record.kind === 'case').map(placeKey));
  const failures = new Map<string, UnloadedFile>();
  for (const record of records) {
    if (record.kind !== 'file' || record.error === undefined) continue;
    const { project, file, error } = record;
    const place = placeKey(record);
    if (known.has(place) && !loaded.has(place))
      failures.set(place, { project, file: filePath(file), failure: failureOf(error) });
  }
  return [...failures.values()];
}
