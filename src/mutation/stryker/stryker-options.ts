/** The options that Stryker runs with: ours, and what of the user's makes sense here. */
import type { Span } from '../../model/location.ts';
import type { StrykerConfig } from '../stryker-config.ts';
import { groupBy } from '../../util/group-by.ts';

export interface StrykerRun {
  readonly config: StrykerConfig;
  readonly spans: readonly Span[];
  readonly concurrency: number | undefined;
  /** Absolute path of the plugin that records. */
  readonly plugin: string;
  /** Absolute; outside the copy. */
  readonly temporaryFolder: string;
}

export function strykerOptions({
  config,
  spans,
  concurrency,
  plugin,
  temporaryFolder,
}: StrykerRun): Record<string, unknown> {
  return {
    ...config,
    // One test that never ends must not take the time of those behind it.
    timeoutMS: config.timeoutMS ?? 10_000,
    mutate: mutatePatterns(spans),
    inPlace: true,
    tempDirName: temporaryFolder,
    testRunner: 'assay',
    plugins: [plugin],
    appendPlugins: [],
    reporters: ['assay'],
    checkers: [],
    ignorers: [],
    testFiles: [],
    buildCommand: '',
    coverageAnalysis: 'perTest',
    disableBail: true,
    ignoreStatic: false,
    incremental: false,
    allowEmpty: true,
    // Types are ours to blank, and a shifted line would make every place of a test wrong.
    disableTypeChecks: false,
    // TypeScript 7 has no JavaScript API, on which Stryker's rewriting of this file relies.
    tsconfigFile: 'no-such-tsconfig.json',
    allowConsoleColors: false,
    logLevel: 'off',
    fileLogLevel: 'off',
    vitest: { ...config.vitest, related: false },
    ...(concurrency !== undefined && { concurrency }),
  };
}

/** Stryker's form of a range: lines from 1, columns from 0. */
function mutatePatterns(spans: readonly Span[]): string[] {
  const patterns = [...groupBy(spans, ({ file }) => file)].flatMap(([file, inFile]) =>
    inFile.map(
      ({ start, end }) => `${escapeGlob(file)}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`,
    ),
  );
  return [...new Set(patterns)];
}

const escapeGlob = (path: string): string => path.replace(/[[\]{}()*?!+@]/g, (character) => `[${character}]`);
