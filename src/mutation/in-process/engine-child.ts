/** The process that runs the engine in a folder. */
import type { ChildStart } from '../../host/fork-child.ts';
import { siblingModule } from '../../host/sibling-module.ts';

/** `cwd` is where Vitest is started, absolute. */
export const engineChild = (cwd: string): ChildStart => ({
  module: siblingModule(import.meta.url, 'engine-host'),
  cwd,
});
