/** On which tree something was measured: the files that had a say in it, told by their content. */
import { join } from 'node:path';
import { contentHash } from '../host/content-hash.ts';
import { dependencyRecords } from '../host/dependency-records.ts';
import type { FilePath } from '../model/ids.ts';
import { byText } from '../model/location.ts';
import type { SurveyedProject } from './survey-project.ts';

/** Specs, policy, the code that they name, tests, what these import, configuration and lockfiles; sorted. */
export function treeHashes({ project, code, suite }: SurveyedProject): ReadonlyMap<FilePath, string> {
  const { root, trusted } = project;
  const { ran } = suite;
  const paths = new Set<FilePath>([
    ...[...trusted, ...code.sources].map(({ path }) => path),
    ...[...ran.cases, ...ran.unloaded].map(({ file }) => file),
    ...ran.imports.keys(),
    ...ran.shared,
    // What is installed is put there by each machine for itself.
    ...dependencyRecords(root).filter((path) => !path.includes('node_modules/')),
  ]);
  return new Map(
    [...paths].sort(byText).flatMap((path) => {
      const hash = contentHash(join(root, path));
      return hash === undefined ? [] : [[path, hash]];
    }),
  );
}

/** The files that are not, or no longer, as these hashes say. */
export const differingFiles = (root: string, hashes: ReadonlyMap<FilePath, string>): readonly FilePath[] =>
  [...hashes].filter(([path, hash]) => contentHash(join(root, path)) !== hash).map(([path]) => path);
