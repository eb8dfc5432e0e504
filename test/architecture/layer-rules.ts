/** The architecture as rules: which folder may know which, with what a breach means. */
import type { IFlattenedRuleSet } from 'dependency-cruiser';

const STAGES = 'spec|scope|example|suite|link|oracle|mutation|evidence|gate|report';
const PURE = 'util|model|syntax|spec|scope|example|suite|link|oracle|evidence|gate|report';

type ForbiddenRule = NonNullable<IFlattenedRuleSet['forbidden']>[number];

/** `folders` may import themselves and `lower`, and nothing else under src. */
const layer = (folders: string, lower: readonly string[], comment: string): ForbiddenRule => ({
  name: `layer-${folders.replaceAll('|', '-')}`,
  comment,
  severity: 'error',
  from: { path: `^src/(${folders})/` },
  to: { path: '^src/', pathNot: ['^src/$1/', ...lower.map((folder) => `^src/(${folder})/`)] },
});

/** One third-party package, one place that knows it. */
const owner = (packages: string, place: string): ForbiddenRule => ({
  name: `only-in-${place.replaceAll(/[|/]/g, '-')}`,
  comment: `Replacing ${packages} must touch ${place} and nothing else.`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/(${place})/` },
  to: { path: `node_modules/(${packages})/` },
});

export const LAYER_RULES: IFlattenedRuleSet = {
  forbidden: [
    { name: 'no-circular', comment: 'Neither can be read first.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'Nobody uses it.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '^src/viewer/' },
      to: {},
    },
    layer('util', [], 'util knows nothing of the domain.'),
    layer('model', ['util'], 'The model is plain data.'),
    layer('host', ['util', 'model'], 'host wraps the operating system and no more.'),
    layer('syntax', ['util', 'model'], 'syntax wraps the parser and no more.'),
    layer('vitest', ['util', 'model', 'host'], 'vitest wraps the examined project’s own Vitest and no more.'),
    layer(
      STAGES,
      ['util', 'model', 'host', 'syntax', 'vitest'],
      'A stage does not know another stage: the pipeline hands it what it needs.',
    ),
    layer(
      'cache',
      ['util', 'model', 'host', 'vitest', 'mutation'],
      'The cache stands before the suite and an engine, and knows no stage behind them.',
    ),
    layer(
      'shard',
      ['util', 'model', 'host', 'vitest'],
      'A shard hands on what was measured, and knows no stage behind it.',
    ),
    layer('pipeline', ['util', 'model', 'host', 'vitest', 'cache', 'shard', STAGES], 'The pipeline composes stages.'),
    layer('viewer', ['util', 'model', 'report'], 'The viewer runs in a browser, and reads a report.'),
    layer(
      'cli',
      ['util', 'model', 'pipeline', 'report', 'mutation', 'spec'],
      'A command reads options, calls the pipeline and writes.',
    ),
    {
      name: 'pure-folders-do-no-io',
      comment: 'These take values and return values.',
      severity: 'error',
      from: { path: `^src/(${PURE})/` },
      to: { path: ['^src/(host|vitest)/', '^(node:)?(fs|child_process|process|os|net|https?|worker_threads)(/|$)'] },
    },
    {
      name: 'engines-are-private',
      comment: 'Everyone else sees the MutationEngine port.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/mutation/' },
      to: { path: '^src/mutation/(stryker|in-process|instrument)/' },
    },
    owner('commander', 'cli'),
    owner('env-paths|oxc-resolver', 'host'),
    owner('yaml', 'spec'),
    owner('@stryker-mutator/[^/]+', 'mutation/(stryker|instrument)'),
    owner('@babel/generator', 'mutation/instrument'),
    owner('esbuild', 'mutation/instrument|viewer'),
    owner('preact', 'viewer'),
    owner('vitest', 'vitest|mutation/(stryker|in-process)'),
    owner('@babel/(parser|traverse|types)', 'syntax|oracle|mutation/(instrument|arid|independence)'),
  ],
};
