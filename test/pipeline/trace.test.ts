import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withTemporaryFolder } from '../../src/host/temporary-folder.ts';
import { traceSchema, type Trace } from '../../src/model/trace.ts';
import { trace } from '../../src/pipeline/trace.ts';

const SPEC = `feature: Basket
code: src/basket.ts
behaviours:
  PRICE-1: A basket costs the sum of its lines.
  PRICE-2: { must: Large orders get a discount., status: draft }
  PRICE-3: Nothing is free.
`;

const traceOf = (files: Readonly<Record<string, string>>): Promise<Trace> =>
  withTemporaryFolder(async (root) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return traceSchema.parse(await trace(root));
  });

const testsOf = ({ behaviours }: Trace) =>
  Object.fromEntries(behaviours.map(({ id, tests }) => [id, tests.map((test) => `${test.id} (${test.declaredBy})`)]));

describe('TRACE-1: a trace', () => {
  it('lists behaviours with their tests, and what hangs in the air, and executes nothing', async () => {
    const traced = await traceOf({
      'specs/basket.yaml': SPEC,
      'src/basket.ts': 'throw new Error("executed");\n',
      'vitest.config.ts': 'throw new Error("executed");\n',
      'test/basket.test.ts': `
        throw new Error('executed');
        it('PRICE-1: adds up', () => {});
        it('PRICE-2 and more', { tags: ['PRICE-1'] }, () => {});
        it('PRICE-4: does not exist', () => {});
        it('claims nothing', () => {});
      `,
      'test/broken.test.ts': 'it(',
    });
    expect(testsOf(traced)).toEqual({
      'PRICE-1': ['test/basket.test.ts > PRICE-1: adds up (title)', 'test/basket.test.ts > PRICE-2 and more (tag)'],
      'PRICE-2': ['test/basket.test.ts > PRICE-2 and more (title)'],
      'PRICE-3': [],
    });
    expect(traced.unlinked.map(({ id }) => id)).toEqual([
      'test/basket.test.ts > PRICE-4: does not exist',
      'test/basket.test.ts > claims nothing',
    ]);
    expect(traced.unparsed.map(({ location }) => location.file)).toEqual(['test/broken.test.ts']);
    expect(traced.findings.map(({ rule, location }) => `${rule} ${location.file}:${location.line}`)).toEqual([
      'link/unknown-behaviour test/basket.test.ts:5',
    ]);
  });

  it('takes the files for tests that a literal list in the Vitest config names', async () => {
    const traced = await traceOf({
      'specs/basket.yaml': SPEC,
      'src/basket.ts': '',
      'vite.config.mts': `export default { test: { include: ['checks/**/*.ts'], 'exclude': ['checks/old/**'] } }`,
      'checks/a.ts': `it('PRICE-1: is checked', () => {});`,
      'checks/old/b.ts': `it('PRICE-3: was checked', () => {});`,
      'test/c.test.ts': `it('PRICE-3: is not included', () => {});`,
    });
    expect(testsOf(traced)).toEqual({
      'PRICE-1': ['checks/a.ts > PRICE-1: is checked (title)'],
      'PRICE-2': [],
      'PRICE-3': [],
    });
  });

  it('refuses specs with mistakes', async () => {
    await expect(traceOf({ 'specs/basket.yaml': 'feature: [' })).rejects.toMatchObject({ code: 'spec-invalid' });
  });
});
