/** The test files that can run in several processes at the same time. */
import { resolve } from 'node:path';
import { readSources } from '../../host/files.ts';
import { readDependency } from '../../host/read-dependency.ts';
import { filePath, type FilePath } from '../../model/ids.ts';
import { reachableFrom } from '../../util/reachable-from.ts';
import type { EngineOrder } from './engine-order.ts';
import { holdsNothing, type Modules } from './holds-nothing.ts';

/** Of what is imported nothing may be unknown. */
export async function shareableFiles({ code, columns, imports }: EngineOrder): Promise<ReadonlySet<FilePath>> {
  if (imports === undefined) return new Set();
  const { root, examples } = code;
  const graph = new Map(imports);
  const generated = new Set(examples.map((example) => example.path));
  const files = [...new Set(columns.map(({ file }) => file))].filter((file) => !generated.has(file));
  const sources = await readSources(root, [...reachableFrom(files, graph)]);
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const modules: Modules = {
    imports: graph,
    textOf: (file) => texts.get(file),
    dependency: (from, specifier) => readDependency(filePath(resolve(root, from)), specifier),
  };
  return new Set(files.filter((file) => holdsNothing(file, modules)));
}
