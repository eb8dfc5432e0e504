import { expect, it } from 'vitest';
import { postage } from '../src/postage.ts';

it('POST-4: refuses to send nothing', () => {
  expect(() => postage(0)).toThrow('nothing to send');
});
