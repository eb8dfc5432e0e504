import { expect, it } from 'vitest';
import { dies, exits, hoards, neighbour, polls, spins, starves } from '../src/ends.ts';

it('exits', () => {
  expect(exits(false)).toBe('still here');
});

it('dies', () => {
  expect(dies(false)).toBe('still here');
});

it('hoards', () => {
  expect(hoards(false)).toBe('content');
});

it('spins', () => {
  expect(spins(false)).toBe('steady');
});

it('starves', async () => {
  expect(await starves(false)).toBe('idle');
});

it('polls', async () => {
  expect(await polls(false)).toBe('settled');
});

it('comes after them', () => {
  expect(neighbour(1)).toBe(2);
});
