/** The code that behaviours name: read, and resolved to places. */
import { keepInside, listFiles, readSources } from '../host/files.ts';
import type { Finding } from '../model/finding.ts';
import type { FilePath } from '../model/ids.ts';
import type { ResolvedScope } from '../model/scope.ts';
import type { SourceFile } from '../model/source-file.ts';
import { codeFilesOf } from '../scope/code-files.ts';
import { resolveScopes } from '../scope/resolve-scope.ts';
import type { Project } from './read-project.ts';

export interface SurveyedCode {
  readonly scopes: readonly ResolvedScope[];
  readonly sources: readonly SourceFile[];
  readonly findings: readonly Finding[];
  /** All files of the project. */
  readonly projectFiles: readonly FilePath[];
}

export async function surveyCode({ root, specs }: Project): Promise<SurveyedCode> {
  const projectFiles = await listFiles(root, ['**/*']);
  const named = await keepInside(root, codeFilesOf(specs, projectFiles));
  const sources = await readSources(root, named);
  const { product: scopes, findings } = resolveScopes({ specs, sources, projectFiles });
  return { scopes, sources, findings, projectFiles };
}
