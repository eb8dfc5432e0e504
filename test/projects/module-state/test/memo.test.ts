import { expect, it } from 'vitest';
import { squareOf } from '../src/memo.ts';

it('asks for a square', () => {
  expect(squareOf(3)).toBe(9);
});

it('asks for the same square again', () => {
  expect(squareOf(3)).toBe(9);
});

it('asks for another square', () => {
  expect(squareOf(4)).toBe(16);
});
