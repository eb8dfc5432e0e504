import picomatch from 'picomatch';
import { parse } from 'yaml';
import * as z from 'zod';

const patterns = z.array(z.string());
const manifestSchema = z.object({ workspaces: z.union([patterns, z.object({ packages: patterns })]) });
const pnpmSchema = z.object({ packages: patterns });

/** What says which folders are the packages of a workspace. */
export interface WorkspaceFiles {
  /** The text of `package.json`, whose `workspaces` npm, Yarn and Bun read. */
  readonly manifest: string | undefined;
  /** The text of `pnpm-workspace.yaml`. */
  readonly pnpm: string | undefined;
}

/** Globs of folders, those with a leading `!` left out of the others; none where nothing can be read. */
export function workspacePatterns({ manifest, pnpm }: WorkspaceFiles): readonly string[] {
  const { data: fromPnpm } = pnpmSchema.safeParse(parsed(pnpm));
  if (fromPnpm !== undefined) return fromPnpm.packages.map(plain);
  const { data: fromManifest } = manifestSchema.safeParse(parsed(manifest));
  const workspaces = fromManifest?.workspaces ?? [];
  return ('packages' in workspaces ? workspaces.packages : workspaces).map(plain);
}

/** JSON is YAML. What the package manager has to refuse is none of ours. */
function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : parse(text);
  } catch {
    return undefined;
  }
}

/** `./packages/*\/` is `packages/*`. */
const plain = (pattern: string): string => pattern.replace(/^(!?)(?:\.\/)+/, '$1').replace(/\/+$/, '');

/** Whether a folder, relative to that of the workspace, is one of its packages. */
export function isWorkspaceMember(folder: string, patterns: readonly string[]): boolean {
  const isNegative = (pattern: string): boolean => pattern.startsWith('!');
  const left = patterns.filter(isNegative).map((pattern) => pattern.slice(1));
  return picomatch.isMatch(
    folder,
    patterns.filter((pattern) => !isNegative(pattern)),
    { ignore: left },
  );
}
