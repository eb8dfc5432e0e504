/** What a whole `assay check` says of a labelled project. */
import { cp, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withTemporaryFolder } from '../../src/host/temporary-folder.ts';
import type { Verification } from '../../src/model/verification.ts';
import { check } from '../../src/pipeline/check.ts';
import { groupBy } from '../../src/util/group-by.ts';
import type { LabelledProject } from './read-corpus.ts';
import type { JudgedTest } from './score-rules.ts';

const NODE_MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Runs a copy, which has the packages of this repository beside it. */
export const runLabelled = ({ root }: LabelledProject): Promise<Verification> =>
  withTemporaryFolder(async (folder) => {
    const copy = join(folder, 'project');
    await cp(root, copy, { recursive: true });
    await rm(join(copy, 'node_modules'), { recursive: true, force: true });
    await symlink(NODE_MODULES, join(copy, 'node_modules'));
    const focus = { paths: [], behaviours: [], test: undefined };
    const options = {
      root: copy,
      focus,
      engine: 'in-process',
      concurrency: undefined,
      cacheFolder: undefined,
      reports: [],
    } as const;
    return check(options, {
      listener: () => undefined,
      signal: new AbortController().signal,
      today: '2026-01-01',
      now: () => performance.now(),
      toolVersion: 'bench',
    });
  });

/** The rules reported on each labelled test; the cases of one declaration are one. */
export function judgedIn(
  { project, tests }: LabelledProject,
  { tests: reported, findings }: Verification,
): JudgedTest[] {
  const counted = findings.filter(({ confidence }) => confidence !== 'possible');
  const labelled = reported.flatMap((test) => {
    const label = tests[test.id];
    return label === undefined ? [] : [{ test, label }];
  });
  const declarations = groupBy(
    labelled,
    ({ test: { location } }) => `${location.file}:${location.line}:${location.column}`,
  );
  return [...declarations].map(([place, cases]) => {
    const ids = new Set(cases.map(({ test }) => test.id));
    const about = counted.filter((finding) => finding.tests.some((id) => ids.has(id)));
    return {
      name: `${project}/${place} ${cases[0]?.test.name ?? ''}`,
      labels: cases.map(({ label }) => label),
      reported: new Set(about.map(({ rule }) => rule)),
    };
  });
}
