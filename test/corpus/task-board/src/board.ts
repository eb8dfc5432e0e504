export type Column = 'todo' | 'doing' | 'review' | 'done';
export type Listener = (id: string, from: Column, to: Column) => void;

export const COLUMNS: readonly Column[] = ['todo', 'doing', 'review', 'done'];
export const LIMIT = 3;

export enum Refusal {
  Unknown = 'unknown-task',
  Skips = 'skips-a-column',
  Full = 'column-is-full',
}

export class BoardError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`The move is refused: ${refusal}`);
    this.refusal = refusal;
  }
}

export class Board {
  private readonly columnOf = new Map<string, Column>();
  private readonly listeners = new Set<Listener>();

  get ids(): string[] {
    return [...this.columnOf.keys()];
  }

  add(id: string): void {
    this.columnOf.set(id, 'todo');
  }

  in(column: Column): string[] {
    return this.ids.filter((id) => this.columnOf.get(id) === column);
  }

  /** One column forward, or back to any; `doing` and `review` hold three at most. */
  move(id: string, to: Column): void {
    const from = this.columnOf.get(id);
    if (from === undefined) throw new BoardError(Refusal.Unknown);
    const step = COLUMNS.indexOf(to) - COLUMNS.indexOf(from);
    if (step > 1) throw new BoardError(Refusal.Skips);
    const isLimited = to === 'doing' || to === 'review';
    if (isLimited && this.in(to).length >= LIMIT) throw new BoardError(Refusal.Full);
    this.columnOf.set(id, to);
    this.listeners.forEach((listener) => listener(id, from, to));
  }

  onMove(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
