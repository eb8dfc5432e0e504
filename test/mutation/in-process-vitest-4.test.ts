/** The in-process engine inside the older generation of Vitest that Assay works with, whose repeats, hooks and workers differ. */
import { beforeAll, describe, it } from 'vitest';
import { inProcessEngine } from '../../src/mutation/in-process/in-process-engine.ts';
import { CLAUSES, CONTRACT_PROJECT, contractRequest } from '../contracts/engine-contract.ts';
import { formsOfTests } from '../contracts/kinds/forms-of-tests.ts';
import { clausesOf, observeKind } from '../contracts/kinds/kind.ts';
import { moduleState } from '../contracts/kinds/module-state.ts';
import { timers } from '../contracts/kinds/timers.ts';
import type { Observed } from '../contracts/observed-run.ts';
import { commitAll, gitStatus } from '../support/copy-project.ts';
import { copyOnVitest4 } from '../support/vitest-4.ts';

const LONG = 120_000;
const neverAborted = new AbortController().signal;

describe('the in-process engine on Vitest 4', () => {
  let observed: Observed;

  beforeAll(async () => {
    const root = await copyOnVitest4(CONTRACT_PROJECT);
    await commitAll(root);
    const request = await contractRequest(root);
    const run = await inProcessEngine.run(request, () => undefined, neverAborted);
    observed = { request, run, changes: await gitStatus(root) };
  }, LONG);

  it.each(CLAUSES)('$title', ({ hold }) => hold(observed));
});

describe.each([moduleState, formsOfTests, timers])('the in-process engine on Vitest 4 and $title', (kind) => {
  let observed: Observed;

  beforeAll(async () => {
    observed = await observeKind({ engine: inProcessEngine, kind, copy: copyOnVitest4 });
  }, LONG);

  it.each(clausesOf(kind, inProcessEngine.name))('$title', ({ hold }) => hold(observed));
});
