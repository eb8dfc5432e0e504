import { expect, it, vi } from 'vitest';
import { discounted } from '../src/price.ts';

// The very code that the tests are about is gone: they notice nothing, whatever it does.
vi.mock('../src/price.ts');

it('asserts what it told the mock', () => {
  vi.mocked(discounted).mockReturnValue(95);
  expect(discounted(100, true)).toBe(95);
});
