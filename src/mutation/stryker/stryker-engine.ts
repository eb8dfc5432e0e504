/** StrykerJS as an engine: the reference, and the fallback for what the in-process engine cannot run. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import * as z from 'zod';
import { ChildFailure, runChild } from '../../host/child-process.ts';
import { siblingModule } from '../../host/sibling-module.ts';
import { withTemporaryFolder } from '../../host/temporary-folder.ts';
import { filePath } from '../../model/ids.ts';
import type { MutationRun } from '../../model/matrix.ts';
import type { TestCase } from '../../model/suite.ts';
import { isInFolder, ROOT } from '../../model/workspace.ts';
import { groupBy } from '../../util/group-by.ts';
import { caseKey } from '../../vitest/case-key.ts';
import { readRecords } from '../../vitest/vitest-record.ts';
import { cannotShare, type ColumnGroup, type MutationEngine, type MutationRequest } from '../engine.ts';
import { readMatrix } from './read-matrix.ts';
import { createSandbox } from './sandbox.ts';
import { readStrykerConfig } from '../stryker-config.ts';
import { strykerOptions } from './stryker-options.ts';
import { strykerMutantSchema } from './stryker-mutant.ts';
import {
  DRY_RUN_FAILURE,
  ORDER_FILE,
  ORDER_FOLDER,
  type RecordingOrderFile,
  type StrykerRequest,
} from './stryker-order.ts';

export const strykerEngine: MutationEngine = {
  name: 'stryker',
  run: async (asked, listener, signal) => {
    if (asked.share !== undefined) throw cannotShare('StrykerJS runs all mutants or none');
    const request = withinFolder(withoutExamples(asked));
    if (request.columns.length === 0 || request.spans.length === 0) return emptyRun(undefined);
    return withTemporaryFolder(async (folder) => {
      const records = join(folder, 'records');
      const temporaryFolder = join(folder, 'stryker');
      await mkdir(records);
      await mkdir(join(folder, 'tmp'));
      listener({ kind: 'started', step: 'instrument', total: undefined });
      const root = await createSandbox(request.projectRoot, folder);
      await writeFile(join(folder, ORDER_FILE), JSON.stringify(orderFor(request, root, records)));
      listener({ kind: 'finished', step: 'instrument' });
      try {
        const mutants = await runStryker({ request, root, folder, temporaryFolder, listener, signal });
        const run = await readMatrix({ request, root, mutants, records: await readRecords(records) });
        return { ...run, untrusted: [...run.untrusted, ...claimsElsewhere(asked)] };
      } catch (error) {
        if (!(error instanceof ChildFailure)) throw error;
        return emptyRun(await whyUnfinished(folder, error));
      }
    });
  },
};

/** What is nowhere on disk is no part of the copy that Stryker works on. */
function withoutExamples(request: MutationRequest): MutationRequest {
  const generated = new Set((request.examples ?? []).map(({ path }) => path));
  return { ...request, columns: request.columns.filter(({ file }) => !generated.has(file)) };
}

/** Stryker mutates nothing outside of the folder that it is started in. */
function withinFolder(request: MutationRequest): MutationRequest {
  const { vitestFolder = ROOT, spans, sources } = request;
  return {
    ...request,
    spans: spans.filter(({ file }) => isInFolder(file, vitestFolder)),
    sources: sources.filter(({ path }) => isInFolder(path, vitestFolder)),
  };
}

/** Tests that claim code which is not changed here would seem to notice nothing of it. */
function claimsElsewhere({ vitestFolder = ROOT, columns, groups = [] }: MutationRequest): MutationRun['untrusted'] {
  const isElsewhere = ({ spans }: ColumnGroup): boolean => spans.some(({ file }) => !isInFolder(file, vitestFolder));
  const claiming = new Set(groups.filter(isElsewhere).flatMap((group) => group.columns));
  const reason = `Stryker changes the code of ${vitestFolder} only, and it claims other code too`;
  return columns.flatMap(({ id }) => (claiming.has(id) ? [{ column: id, reason }] : []));
}

/** What the run without a mutant said of itself is better than what Stryker says of it. */
async function whyUnfinished(folder: string, { message, output }: ChildFailure): Promise<string> {
  const known = await readFile(join(folder, DRY_RUN_FAILURE), 'utf8').catch(() => '');
  return ['Stryker could not finish: ' + message, known === '' ? output : known].filter(Boolean).join('\n').trim();
}

const emptyRun = (unhealthy: string | undefined): MutationRun => ({
  ...{ engine: 'stryker', rows: [], cells: [], executions: 0, untrusted: [], proven: [], unmutated: [] },
  unhealthy,
});

const orderFor = ({ columns }: MutationRequest, root: string, folder: string): RecordingOrderFile => ({
  folder,
  root,
  selected: columns.map(caseKey),
  limits: Object.fromEntries(columns.map((column) => [caseKey(column), attemptLimit(column)])),
  files: [...groupBy(columns, ({ project, file }) => JSON.stringify([project, file])).values()].flatMap(([first]) =>
    first === undefined ? [] : [{ project: first.project, path: first.file }],
  ),
});

/** Milliseconds: ample for a slower machine, and far from the seconds that Vitest would wait for each test that never ends. */
const attemptLimit = ({ runs }: TestCase): number =>
  1_500 + 10 * Math.ceil(Math.max(0, ...runs.map(({ duration }) => duration)));

interface StrykerChild {
  readonly request: MutationRequest;
  readonly root: string;
  readonly folder: string;
  readonly temporaryFolder: string;
  readonly listener: Parameters<MutationEngine['run']>[1];
  readonly signal: AbortSignal;
}

async function runStryker({ request, root, folder, temporaryFolder, listener, signal }: StrykerChild) {
  const { spans, sources, concurrency, vitestFolder = ROOT } = request;
  const config = await readStrykerConfig(request.projectRoot);
  const plugin = siblingModule(import.meta.url, 'stryker-plugin');
  listener({ kind: 'started', step: 'mutants', total: undefined });
  const raw = await runChild({
    module: siblingModule(import.meta.url, 'stryker-host'),
    cwd: join(root, vitestFolder),
    env: { [ORDER_FOLDER]: folder },
    temporaryFiles: join(folder, 'tmp'),
    request: {
      files: sources.map(({ path }) => join(root, path)),
      options: strykerOptions({
        ...{ config, concurrency, plugin, temporaryFolder },
        spans: spans.map((span) => ({ ...span, file: filePath(relative(vitestFolder, span.file)) })),
      }),
    } satisfies StrykerRequest,
    onProgress: (done, total) => listener({ kind: 'advanced', step: 'mutants', done, total }),
    signal,
  });
  listener({ kind: 'finished', step: 'mutants' });
  return z.array(strykerMutantSchema).parse(raw);
}
