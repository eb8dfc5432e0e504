import type { FilePath } from './ids.ts';

/** A file that was read once, by the pipeline, and is handed to pure stages. */
export interface SourceFile {
  readonly path: FilePath;
  readonly text: string;
}
