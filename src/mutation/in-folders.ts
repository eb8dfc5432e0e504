/** Runs an engine once in each folder in which Vitest is started, and joins what each shows to one matrix. */
import type { FilePath } from '../model/ids.ts';
import { byText } from '../model/location.ts';
import type { Recordings } from '../model/recording.ts';
import type { TestCase } from '../model/suite.ts';
import { folderAround, PLAIN_PROJECT, ROOT, vitestFolderOf } from '../model/workspace.ts';
import { groupBy } from '../util/group-by.ts';
import { reachableFrom } from '../util/reachable-from.ts';
import { groupsWithin, type MutationEngine, type MutationRequest } from './engine.ts';
import { asOne, joinRuns, type PartRun } from './join-runs.ts';

/** A test of one package may claim a behaviour of another, and notices changes to code of any that it imports. */
export const inFolders = (engine: MutationEngine): MutationEngine => ({
  name: engine.name,
  ...partwise(engine),
  ...(engine.prepare !== undefined && {
    prepare: (root, signal) => {
      const prepared = engine.prepare?.(root, signal);
      return { name: engine.name, ...partwise(prepared ?? engine), dispose: async () => prepared?.dispose() };
    },
  }),
});

const partwise = (engine: MutationEngine): Pick<MutationEngine, 'run' | 'record' | 'foresee'> => ({
  run: runParts(engine),
  ...(engine.record !== undefined && { record: recordParts(engine) }),
  // Which code is changed where is known of one folder only: all of it.
  foresee: async (request) => (isInOneFolder(request) ? engine.foresee?.(request) : undefined),
});

const isInOneFolder = ({ workspace = PLAIN_PROJECT }: Pick<MutationRequest, 'workspace'>): boolean =>
  workspace.vitestFolders.every(({ folder }) => folder === ROOT);

const recordParts =
  (engine: MutationEngine): NonNullable<MutationEngine['record']> =>
  async (request, listener, signal) => {
    const parts = partsOf(request);
    const told = asOne(listener, parts.length);
    const found: Recordings[] = [];
    for (const part of parts) {
      const own = new Set(part.columns.map(({ id }) => id));
      const pairs = request.pairs.filter(({ column }) => own.has(column));
      const recordings = pairs.length === 0 ? undefined : await engine.record?.({ ...part, pairs }, told, signal);
      if (recordings !== undefined) found.push(recordings);
    }
    return {
      columns: found.flatMap(({ columns }) => columns).sort((left, right) => byText(left.column, right.column)),
      pairs: found
        .flatMap(({ pairs }) => pairs)
        .sort((left, right) => byText(left.column, right.column) || byText(left.row, right.row)),
    };
  };

const runParts =
  (engine: MutationEngine): MutationEngine['run'] =>
  async (request, listener, signal) => {
    const parts = partsOf(request);
    const [only] = parts;
    if (only === undefined || parts.length === 1) return engine.run(only ?? request, listener, signal);
    const runs: PartRun[] = [];
    const told = asOne(listener, parts.length);
    for (const part of parts) runs.push({ columns: part.columns, run: await engine.run(part, told, signal) });
    return joinRuns(runs);
  };

/** One for each folder from which any of the columns is run. */
function partsOf(request: MutationRequest): readonly MutationRequest[] {
  const { workspace = PLAIN_PROJECT } = request;
  const columnsOf = groupBy(request.columns, ({ file }) => vitestFolderOf(file, workspace)?.folder);
  const folders = [...columnsOf.keys()].filter((folder) => folder !== undefined);
  return [...columnsOf].flatMap(([folder, columns]) =>
    folder === undefined ? [] : [partIn(folder, { request, columns, folders })],
  );
}

interface Part {
  readonly request: MutationRequest;
  readonly columns: readonly TestCase[];
  /** In which anything is run at all. */
  readonly folders: readonly FilePath[];
}

/** The code that its tests can reach, and what lies nearest to it: everything is changed somewhere, also what nobody reaches. */
function partIn(vitestFolder: FilePath, { request, columns, folders }: Part): MutationRequest {
  const reached = reachableFrom(
    columns.map(({ file }) => file),
    request.imports ?? new Map(),
  );
  const isHome = (file: FilePath): boolean => (folderAround(file, folders) ?? folders[0]) === vitestFolder;
  const isNear = (file: FilePath): boolean => isHome(file) || reached.has(file) || request.imports === undefined;
  // The edits of a row are put in place together or not at all.
  const wrongRows = (request.wrongRows ?? []).filter(({ edits }) => edits.some(({ file }) => isNear(file)));
  const edited = new Set(wrongRows.flatMap(({ edits }) => edits.map(({ file }) => file)));
  const isWanted = (file: FilePath): boolean => isNear(file) || edited.has(file);
  return {
    ...request,
    vitestFolder,
    columns,
    spans: request.spans.filter(({ file }) => isWanted(file)),
    sources: request.sources.filter(({ path }) => isWanted(path)),
    wrongRows,
    ...groupsWithin(request, columns),
  };
}
