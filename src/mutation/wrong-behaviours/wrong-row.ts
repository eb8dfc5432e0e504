/** A wrong behaviour as the matrix and an engine know it. */
import type { FilePath } from '../../model/ids.ts';
import type { Row } from '../../model/matrix.ts';

export interface WrongRow {
  readonly row: Row;
  /** All of them together are the row. */
  readonly edits: readonly Edit[];
}

export type Edit = { readonly file: FilePath } & (
  | {
      readonly kind: 'replace';
      /** Offsets into the text of the file. */
      readonly start: number;
      readonly end: number;
      readonly text: string;
    }
  | {
      readonly kind: 'instead';
      /** `total`, `Basket.total`. */
      readonly name: string;
      /** An expression. */
      readonly implementation: string;
    }
);
