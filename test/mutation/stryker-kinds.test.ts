import { beforeAll, describe, it } from 'vitest';
import { strykerEngine } from '../../src/mutation/stryker/stryker-engine.ts';
import { KINDS } from '../contracts/kinds-of-tests.ts';
import { clausesOf, isAskedOf, narrowedTo, observeKind, type Kind } from '../contracts/kinds/kind.ts';
import type { Observed } from '../contracts/observed-run.ts';

const LONG = 180_000;
const { name } = strykerEngine;

// The reference takes its time: the kinds that differ most between engines always, all of them when asked.
const ALWAYS = ['module-state', 'forms-of-tests'];
const isDue = ({ project }: Kind): boolean => process.env['ASSAY_ALL_KINDS'] === '1' || ALWAYS.includes(project);

describe.each(KINDS.filter((kind) => isAskedOf(name, kind) && isDue(kind)))('the Stryker engine and $title', (kind) => {
  let observed: Observed;

  beforeAll(async () => {
    observed = await observeKind({ engine: strykerEngine, kind, narrow: narrowedTo });
  }, LONG);

  // `$title` would be cut off after forty characters, and several tests would bear one name.
  it.each(clausesOf(kind, name).map(({ title, hold }) => [title, hold] as const))('%s', (_, hold) => hold(observed));
});
