import type { SourceFile } from '../model/source-file.ts';
import { hasKey } from '../syntax/string-lists.ts';

/** Whether a Vitest configuration speaks of several projects, as far as its text says so. */
export const declaresProjects = (config: SourceFile): boolean => hasKey(config, 'projects');
