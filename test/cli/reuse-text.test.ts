import { expect, it } from 'vitest';
import { reuseText } from '../../src/cli/reuse-text.ts';
import { filePath } from '../../src/model/ids.ts';

const again = (file: string, reason = 'it changed') => ({ file: filePath(file), reason });
const five = ['a.test.ts', 'b.test.ts', 'c.test.ts', 'd.test.ts', 'e.test.ts'];

it.each([
  ['that nothing ran', 13, [], 'Reused 13 test files; nothing ran again'],
  ['which file ran', 12, [again('a.test.ts')], 'Reused 12 of 13 test files; a.test.ts ran again: it changed'],
  [
    'which three files ran',
    0,
    five.slice(0, 3).map((file) => again(file)),
    'Reused 0 of 3 test files; a.test.ts ran again: it changed; b.test.ts ran again: it changed; c.test.ts ran again: it changed',
  ],
  [
    'that a spec has examples, and not the module that runs them',
    1,
    [again('specs/price.yaml.examples.ts')],
    'Reused 1 of 2 test files; the examples of specs/price.yaml ran again: it changed',
  ],
  [
    'how many ran for one reason',
    1_200,
    five.map((file) => again(file, 'package-lock.json changed')),
    'Reused 1,200 of 1,205 test files; 5 ran again: package-lock.json changed',
  ],
  [
    'three of many, and how many more',
    0,
    five.map((file, index) => again(file, `src/${index}.ts changed, which it imports`)),
    'Reused 0 of 5 test files; a.test.ts ran again: src/0.ts changed, which it imports; b.test.ts ran again: src/1.ts changed, which it imports; c.test.ts ran again: src/2.ts changed, which it imports; and 2 more',
  ],
  [
    'no escape sequence of a file',
    0,
    [again('a\u001b[2J.test.ts')],
    'Reused 0 of 1 test file; a.test.ts ran again: it changed',
  ],
])('CACHE-2: one line says %s', (...[, testFiles, ranAgain, text]) => {
  expect(reuseText({ testFiles, ranAgain })).toBe(text);
});
