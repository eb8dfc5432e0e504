/** The process that runs the suite of a folder. */
import type { ChildStart } from '../host/fork-child.ts';
import { siblingModule } from '../host/sibling-module.ts';

/** `cwd` is where Vitest is started, absolute. */
export const suiteChild = (cwd: string): ChildStart => ({ module: siblingModule(import.meta.url, 'suite-host'), cwd });
