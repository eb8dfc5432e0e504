/** A child process: runs Stryker, which is bound to its working directory. */
import { Stryker } from '@stryker-mutator/core';
import * as z from 'zod';
import { answerParent } from '../../host/child-process.ts';
import type { StrykerMutant } from './stryker-mutant.ts';
import { onProgress } from './stryker-plugin.ts';

const requestSchema = z.record(z.string(), z.unknown());

answerParent(async (raw, report): Promise<StrykerMutant[]> => {
  onProgress(report);
  const results = await new Stryker(requestSchema.parse(raw)).runMutationTest();
  return results.map(({ id, fileName, location, mutatorName, replacement, status, statusReason }) => ({
    ...{ id, fileName, location, mutatorName, replacement, status },
    ...(statusReason !== undefined && { statusReason }),
  }));
});
