import { beforeAll, describe, expect, it } from 'vitest';
import { inProcessEngine } from '../../src/mutation/in-process/in-process-engine.ts';
import { nameOf, rowName, type Observed } from '../contracts/observed-run.ts';
import { copyProject } from '../support/copy-project.ts';
import { engineRequest } from '../support/engine-request.ts';

/** As libraries for pages do it: by the globals that they find, once. */
const LIBRARY = `
const { body } = document;
afterEach(() => body.replaceChildren());
exports.shown = () => body.textContent;
`;

const files = ['first', 'second', 'third'];
const tests = Object.fromEntries(
  files.map((name) => [`test/${name}.test.ts`, [`${name}: shows one`, `${name}: shows nothing else`]]),
);

describe('ENGINE-18: a dependency that is loaded once for many files', { timeout: 120_000 }, () => {
  let run: Observed['run'];

  beforeAll(async () => {
    const root = await copyProject('page-kit', {
      files: {
        'test/node_modules/page-kit/package.json': '{ "name": "page-kit", "main": "index.js" }',
        'test/node_modules/page-kit/index.js': LIBRARY,
      },
    });
    const request = await engineRequest({ root, code: ['src/badge.ts'], tests });
    run = await inProcessEngine.run({ ...request, concurrency: 1 }, () => undefined, new AbortController().signal);
  }, 120_000);

  it('puts its hooks around the tests of each file, and finds the page that it keeps', () => {
    const { untrusted, unhealthy } = run;
    const row = run.rows.find((one) => rowName(one) === 'wordFor: Math.min(count, 2) → Math.max(count, 2)');
    const cells = run.cells.filter((cell) => cell.row === row?.id);
    expect({
      untrusted,
      unhealthy,
      cells: Object.fromEntries(cells.map(({ column, outcome, tier }) => [nameOf(column), [outcome, tier]])),
    }).toEqual({
      untrusted: [],
      unhealthy: undefined,
      cells: Object.fromEntries(
        files.flatMap((name) => [
          // Only the title, which nobody puts back, keeps it from being repeated.
          [`${name}: shows one`, ['check', 'warm']],
          [`${name}: shows nothing else`, ['check', 'hot']],
        ]),
      ),
    });
  });

  it('needs no process of its own for any test', () => {
    expect(run.cells.filter(({ tier }) => tier === 'cold')).toEqual([]);
  });
});
