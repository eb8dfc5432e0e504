import { describe, expect, it, vi } from 'vitest';
import { Gradebook } from '../src/gradebook';
import { letterFor } from '../src/grades';

vi.mock('../src/grades', async (original) => ({
  ...(await original<typeof import('../src/grades')>()),
  letterFor: vi.fn(() => 'A'),
}));

describe('Gradebook with a stub', () => {
  it('BOOK-2: should use the letter', () => {
    const { letter } = new Gradebook().record('Ada', 10).report('Ada');
    expect(letter).toBe('A');
  });

  it('BOOK-2: should ask for the letter', () => {
    new Gradebook().record('Ada', 10).report('Ada');
    expect(letterFor).toHaveBeenCalledWith(10);
  });

  it('BOOK-2: passes or not by the average alone', () => {
    expect(new Gradebook().record('Ada', 49.9).report('Ada').passed).toBe(false);
    expect(new Gradebook().record('Ada', 50).report('Ada').passed).toBe(true);
  });
});
