import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inWords } from '../src/money.ts';

it('tells a debt', () => {
  expect(inWords(-2)).toBe('minus 2');
});

it('tells nothing and an amount', () => {
  expect([inWords(0), inWords(2)]).toEqual(['0', '2']);
});

it('runs in the folder of its package', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ name: '@shop/money' });
});
