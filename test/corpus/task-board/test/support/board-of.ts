import { Board, type Column } from '../../src/board';

const WAY: readonly Column[] = ['todo', 'doing', 'review', 'done'];

/** A board with tasks in columns. */
export function boardOf(tasks: Readonly<Record<string, Column>>): Board {
  const board = new Board();
  for (const [id, column] of Object.entries(tasks)) {
    board.add(id);
    for (const next of WAY.slice(1, WAY.indexOf(column) + 1)) board.move(id, next);
  }
  return board;
}
