import { createHash } from 'node:crypto';
import type { RowId } from '../model/ids.ts';
import { byLocation, byPosition, byText, startOf } from '../model/location.ts';
import type { Row } from '../model/matrix.ts';
import type { Share } from '../model/share.ts';
import { groupBy } from '../util/group-by.ts';

/**
 * The rows of one share, dealt out file by file in the order of the source: neighbours are reached by the same tests and cost much the
 * same, so each share gets its part of what is slow. Nothing that differs between two machines has a say in it, nor which other files
 * there are, so the shares of one tree are disjoint and make up the whole without anybody comparing notes.
 */
export function dealRows(rows: Iterable<Row>, { index, count }: Share): readonly RowId[] {
  return [...groupBy(rows, ({ file }) => file)].flatMap(([file, inFile]) => {
    // Not every file begins with the first share.
    const first = createHash('sha256').update(file).digest().readUInt32BE() % count;
    return inFile
      .toSorted(byPlace)
      .filter((_, position) => (position + first) % count === index - 1)
      .map(({ id }) => id);
  });
}

const byPlace = (left: Row, right: Row): number =>
  byLocation(startOf(left.span), startOf(right.span)) ||
  byPosition(left.span.end, right.span.end) ||
  byText(left.id, right.id);
