/** A child process: runs Stryker, which is bound to its working directory, the copy of the project. */
import { readFile, writeFile } from 'node:fs/promises';
import { Stryker } from '@stryker-mutator/core';
import { answerParent } from '../../host/child-process.ts';
import { filePath } from '../../model/ids.ts';
import { prepareSource } from '../instrument/prepare-source.ts';
import { adaptInstrumenter } from '../instrument/stryker-instrumenter.ts';
import type { StrykerMutant } from './stryker-mutant.ts';
import { strykerRequestSchema } from './stryker-order.ts';
import { onProgress } from './stryker-plugin.ts';

answerParent(async (raw, report): Promise<StrykerMutant[]> => {
  const { files, options } = strykerRequestSchema.parse(raw);
  await Promise.all([adaptInstrumenter(), ...files.map(prepareFile)]);
  onProgress(report);
  const results = await new Stryker(options).runMutationTest();
  return results.map(({ id, fileName, location, mutatorName, replacement, status }) => ({
    ...{ id, fileName, location, mutatorName, replacement, status },
  }));
});

async function prepareFile(path: string): Promise<void> {
  const { text } = prepareSource({ path: filePath(path), text: await readFile(path, 'utf8') });
  await writeFile(path, text);
}
