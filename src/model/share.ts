/** One of several machines' part of the rows. */
export interface Share {
  /** From 1 to `count`. */
  readonly index: number;
  /** At least 1. */
  readonly count: number;
}

/** `2/4`, as it is asked for. */
export const shareText = ({ index, count }: Share): string => `${index}/${count}`;
