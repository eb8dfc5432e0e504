/** The files on which every test depends, whatever it imports. */
import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type { TestProject, Vitest } from 'vitest/node';

/**
 * Absolute: configuration with what it imports, setup files, and modules that are outside the project and no dependency of it (those
 * of a neighbour in a monorepo). `ownFolder` holds Assay's own modules, which are left out.
 */
export function sharedFiles(vitest: Vitest, root: string, ownFolder: string): readonly string[] {
  const files = [vitest.getRootProject(), ...vitest.projects].flatMap((project) => [
    ...configuredFiles(project),
    ...modulesOf(project).filter((file) => isOutside(file, root) && !file.startsWith(ownFolder)),
  ]);
  return [...new Set(files)].filter((file) => existsSync(file));
}

function configuredFiles({ config, vite }: TestProject): readonly string[] {
  const named = [config.setupFiles, config.globalSetup, config.snapshotSerializers].flat();
  return [
    ...named.map((file) => resolve(config.root, file)),
    ...(vite.config.configFile === undefined ? [] : [vite.config.configFile]),
    ...vite.config.configFileDependencies,
  ];
}

const modulesOf = ({ vite }: TestProject): readonly string[] =>
  Object.values(vite.environments).flatMap(({ moduleGraph }) => [...moduleGraph.fileToModulesMap.keys()]);

const isOutside = (file: string, root: string): boolean =>
  isAbsolute(file) && !file.startsWith(`${root}/`) && !file.includes('/node_modules/');
