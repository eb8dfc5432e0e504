import { beforeAll, describe, it } from 'vitest';
import { inProcessEngine } from '../../src/mutation/in-process/in-process-engine.ts';
import { clausesOf, isAskedOf, observeKind } from '../contracts/kinds/kind.ts';
import { KINDS } from '../contracts/kinds-of-tests.ts';
import type { Observed } from '../contracts/observed-run.ts';

const LONG = 120_000;
const { name } = inProcessEngine;

describe.each(KINDS.filter((kind) => isAskedOf(name, kind)))('the in-process engine and $title', (kind) => {
  let observed: Observed;

  beforeAll(async () => {
    observed = await observeKind({ engine: inProcessEngine, kind });
  }, LONG);

  it.each(clausesOf(kind, name))('$title', ({ hold }) => hold(observed));
});
