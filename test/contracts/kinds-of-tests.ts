/** For every kind of tests (ENGINE.md, part 5) a project with known answers; they come from the definitions, and not from an engine. */
import { environments } from './kinds/environments.ts';
import { formsOfTests } from './kinds/forms-of-tests.ts';
import { gamedRuns } from './kinds/gamed-runs.ts';
import type { Kind } from './kinds/kind.ts';
import { moduleMocks } from './kinds/module-mocks.ts';
import { moduleState } from './kinds/module-state.ts';
import { resources } from './kinds/resources.ts';
import { setUp } from './kinds/set-up.ts';
import { snapshots } from './kinds/snapshots.ts';
import { timers } from './kinds/timers.ts';
import { twoProjects } from './kinds/two-projects.ts';
import { violentEnds } from './kinds/violent-ends.ts';

export const KINDS: readonly Kind[] = [
  moduleState,
  violentEnds,
  timers,
  formsOfTests,
  moduleMocks,
  snapshots,
  environments,
  resources,
  setUp,
  twoProjects,
  gamedRuns,
];
