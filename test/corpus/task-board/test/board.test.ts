import { describe, expect, it, vi } from 'vitest';
import { Board, COLUMNS, LIMIT, Refusal, type Column } from '../src/board';
import { boardOf } from './support/board-of';
import { expectRefusal } from './support/expect-refusal';

describe('moves', () => {
  it('BOARD-1: goes forward step by step', () => {
    const board = boardOf({ a: 'todo' });
    board.move('a', 'doing');
    expect(board.in('doing')).toEqual(['a']);
    expect(board.in('todo')).toEqual([]);
  });

  it('BOARD-1: skips no column', () => {
    const board = boardOf({ a: 'todo' });
    expectRefusal(() => board.move('a', 'review'), Refusal.Skips);
    expectRefusal(() => board.move('b', 'doing'), Refusal.Unknown);
  });

  it.each<Column>(['todo', 'doing', 'review'])('BOARD-1: goes back to %s', (column) => {
    const board = boardOf({ a: 'done' });
    board.move('a', column);
    expect(board.in(column)).toStrictEqual(['a']);
  });

  it('BOARD-1: should move a task', () => {
    const board = boardOf({ a: 'todo' });
    board.move('a', 'doing');
    const columns = COLUMNS.filter((column) => board.in(column).includes('a'));
    expect(columns).toBeDefined();
    expect(columns).toBeInstanceOf(Array);
  });

  it('BOARD-2: refuses the fourth', () => {
    const board = boardOf({ a: 'doing', b: 'doing', c: 'doing', d: 'todo' });
    expectRefusal(() => board.move('d', 'doing'), Refusal.Full);
    expect(board.in('doing')).toHaveLength(3);
  });

  it('BOARD-2: should respect the limit', () => {
    const board = boardOf({ a: 'doing', b: 'doing', c: 'doing' });
    expect(board.in('doing').length).toBe(LIMIT);
  });

  it('BOARD-2: should have the right limit', () => {
    expect(LIMIT).toBe(3);
  });
});

describe('listeners', () => {
  it('BOARD-3: are told until they stop', () => {
    const board = boardOf({ a: 'todo' });
    const listener = vi.fn();
    const stop = board.onMove(listener);
    board.move('a', 'doing');
    stop();
    board.move('a', 'review');
    expect(listener.mock.calls).toEqual([['a', 'todo', 'doing']]);
  });

  it('BOARD-3: should notify listeners', () => {
    const board = boardOf({ a: 'todo' });
    board.onMove((id, from, to) => {
      expect(id).toBe('a');
      expect(from).toBe('todo');
      expect(to).toBe('doing');
    });
  });

  it('BOARD-3: should call the listener', () => {
    const listener = vi.fn();
    listener('a', 'todo', 'doing');
    expect(listener).toHaveBeenCalledWith('a', 'todo', 'doing');
  });

  it('BOARD-3: should emit events', () => {
    const board = new Board();
    const move = vi.spyOn(board, 'move').mockImplementation(() => {});
    board.move('a', 'doing');
    expect(move).toHaveBeenCalled();
  });

  it('BOARD-4: keeps the order', () => {
    const board = boardOf({ b: 'todo', a: 'todo', c: 'doing' });
    expect(board.in('todo')).toEqual(['b', 'a']);
  });

  it('BOARD-4: should list tasks', () => {
    const board = boardOf({ b: 'todo', a: 'todo', c: 'doing' });
    expect(board.in('todo')).toEqual(board.ids.filter((id) => board.in('todo').includes(id)));
  });

  it('BOARD-4: should contain all tasks', () => {
    const board = boardOf({ b: 'todo', a: 'todo', c: 'doing' });
    const found = COLUMNS.flatMap((column) => board.in(column));
    found.map((id) => expect(board.ids).toContain(id));
    expect(found.sort()).toEqual(board.ids.sort());
  });

  it('BOARD-4: should start empty', () => {
    expect(new Board().ids).toMatchSnapshot();
  });
});
