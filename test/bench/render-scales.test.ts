import { expect, it } from 'vitest';
import { filesOfParts } from './measure-scales.ts';
import { renderScales } from './render-scales.ts';

it('BENCH-1: shows what a project costs once and twice, and what that is for an execution', () => {
  const scales = [
    { scale: 1, mutants: 100, executions: 800, wallMs: 6000, cpuMs: 5830, peakBytes: 400 * 2 ** 20 },
    { scale: 2, mutants: 200, executions: 1600, wallMs: 8000, cpuMs: undefined, peakBytes: undefined },
  ];
  expect(renderScales(scales)).toMatchInlineSnapshot(`
    "| size of the project | mutants | executions | wall time | CPU time | peak memory | wall time per execution | peak memory per execution |
    | ------------------- | ------: | ---------: | --------: | -------: | ----------: | ----------------------: | ------------------------: |
    | 1 ×                 |     100 |        800 |    6.00 s |   5.83 s |     400 MiB |                  7.5 ms |                   512 KiB |
    | 2 ×                 |     200 |      1,600 |    8.00 s |        – |           – |                  5.0 ms |                         – |

    CPU time is user and system time of all processes of a command. Peak memory is the highest sum of their resident memory, looked up every 50 ms; what processes share counts for each. Executions are those of tests, with and without a mutant."
  `);
});

it('BENCH-1: every part of a project that is there several times has all its files under names of its own', () => {
  expect(filesOfParts(['src/a.ts', 'src/b/c.ts'], ['part-1', 'part-2'])).toEqual([
    'part-1/src/a.ts',
    'part-1/src/b/c.ts',
    'part-2/src/a.ts',
    'part-2/src/b/c.ts',
  ]);
});
