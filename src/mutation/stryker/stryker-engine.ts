/** StrykerJS as an engine: the reference, and the fallback for what the in-process engine cannot run. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { ChildFailure, runChild, siblingModule } from '../../host/child-process.ts';
import { withTemporaryFolder } from '../../host/temporary-folder.ts';
import type { MutationRun } from '../../model/matrix.ts';
import { caseKey, readRecords } from '../../vitest/vitest-record.ts';
import type { MutationEngine, MutationRequest } from '../engine.ts';
import { readMatrix } from './read-matrix.ts';
import { createSandbox } from './sandbox.ts';
import { readStrykerConfig } from '../stryker-config.ts';
import { strykerOptions } from './stryker-options.ts';
import { strykerMutantSchema } from './stryker-mutant.ts';
import { ORDER_FILE, ORDER_FOLDER, type RecordingOrderFile, type StrykerRequest } from './stryker-order.ts';

export const strykerEngine: MutationEngine = {
  name: 'stryker',
  run: async (request, listener, signal) => {
    if (request.columns.length === 0 || request.spans.length === 0) return emptyRun(undefined);
    return withTemporaryFolder(async (folder) => {
      const records = join(folder, 'records');
      const temporaryFolder = join(folder, 'stryker');
      await mkdir(records);
      listener({ kind: 'started', step: 'instrument', total: undefined });
      const root = await createSandbox(request.projectRoot, folder);
      await writeFile(join(folder, ORDER_FILE), JSON.stringify(orderFor(request, root, records)));
      listener({ kind: 'finished', step: 'instrument' });
      try {
        const mutants = await runStryker({ request, root, folder, temporaryFolder, listener, signal });
        return readMatrix({ request, root, mutants, records: await readRecords(records) });
      } catch (error) {
        if (!(error instanceof ChildFailure)) throw error;
        return emptyRun(`Stryker could not finish: ${error.message}${error.output === '' ? '' : `\n${error.output}`}`);
      }
    });
  },
};

const emptyRun = (unhealthy: string | undefined): MutationRun => ({
  ...{ engine: 'stryker', rows: [], cells: [], executions: 0, untrusted: [], unmutated: [] },
  unhealthy,
});

const orderFor = ({ columns }: MutationRequest, root: string, folder: string): RecordingOrderFile => ({
  folder,
  root,
  selected: columns.map(caseKey),
  files: [...new Set(columns.map(({ file }) => file))],
});

interface StrykerChild {
  readonly request: MutationRequest;
  readonly root: string;
  readonly folder: string;
  readonly temporaryFolder: string;
  readonly listener: Parameters<MutationEngine['run']>[1];
  readonly signal: AbortSignal;
}

async function runStryker({ request, root, folder, temporaryFolder, listener, signal }: StrykerChild) {
  const { spans, sources, concurrency } = request;
  const config = await readStrykerConfig(request.projectRoot);
  const plugin = siblingModule(import.meta.url, 'stryker-plugin');
  listener({ kind: 'started', step: 'mutants', total: undefined });
  const raw = await runChild({
    module: siblingModule(import.meta.url, 'stryker-host'),
    cwd: root,
    env: { [ORDER_FOLDER]: folder },
    request: {
      files: sources.map(({ path }) => path),
      options: strykerOptions({ config, spans, concurrency, plugin, temporaryFolder }),
    } satisfies StrykerRequest,
    onProgress: (done, total) => listener({ kind: 'advanced', step: 'mutants', done, total }),
    signal,
  });
  listener({ kind: 'finished', step: 'mutants' });
  return z.array(strykerMutantSchema).parse(raw);
}
