/** The test files that can be run otherwise than in one process and in real time, by all that they import. */
import { resolve } from 'node:path';
import { readSources } from '../../host/files.ts';
import { readDependency } from '../../host/read-dependency.ts';
import { filePath, type FilePath } from '../../model/ids.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { readImports } from '../../syntax/read-imports.ts';
import { onceForEach } from '../../util/once-for-each.ts';
import { reachableFrom } from '../../util/reachable-from.ts';
import type { EngineOrder } from './engine-order.ts';
import { holdsNothing, type Modules } from './holds-nothing.ts';
import { waitsForTimersOnly } from './waits-for-timers.ts';

export interface MovableFiles {
  /** They can run in several processes at the same time. */
  readonly shareable: ReadonlySet<FilePath>;
  /** All that they ever wait for is timers. */
  readonly leapable: ReadonlySet<FilePath>;
}

/** Of what is imported nothing may be unknown. */
export async function movableFiles({ code, columns, imports }: EngineOrder): Promise<MovableFiles> {
  if (imports === undefined) return { shareable: new Set(), leapable: new Set() };
  const { root, examples } = code;
  const graph = new Map(imports);
  const generated = new Set(examples.map((example) => example.path));
  const files = [...new Set(columns.map(({ file }) => file))].filter((file) => !generated.has(file));
  const sources = await readSources(root, [...reachableFrom(files, graph)]);
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const modules: Modules = {
    imports: graph,
    textOf: (file) => texts.get(file),
    importsOf: onceForEach(readImports, ({ path }) => path),
    dependency: onceForEach(
      (from, specifier) => readDependency(filePath(resolve(root, from)), specifier),
      (...asked) => JSON.stringify(asked),
    ),
  };
  const shareable = files.filter((file) => holdsNothing(file, modules));
  const isPatient = onceForEach(
    (source: SourceFile) => waitsForTimersOnly(source, !texts.has(source.path)),
    ({ path }) => path,
  );
  const leapable = shareable.filter((file) => holdsNothing(file, modules, isPatient));
  return { shareable: new Set(shareable), leapable: new Set(leapable) };
}
