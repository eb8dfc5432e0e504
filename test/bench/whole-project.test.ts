import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitAll, copyProject, gitStatus, temporaryFolder } from '../support/copy-project.ts';
import { CONCURRENCY, copyWhole, findWholeProject, USUAL_CODE } from './whole-project.ts';

describe('BENCH-1: the files that all sides change', () => {
  it('are the code under src of a project that has Vitest, without tests and declarations', async () => {
    const paths = [
      ...['src/b.ts', 'src/a.tsx', 'src/deep/[id].js', 'src/latest.ts', 'lib/other.ts'],
      ...['src/b.test.ts', 'src/b.spec.tsx', 'src/b.test-d.ts', 'src/b.d.ts', 'src/deep/__tests__/a.ts'],
    ];
    const root = await copyProject('one-behaviour', { files: Object.fromEntries(paths.map((path) => [path, ''])) });
    const { files } = await findWholeProject(root, [USUAL_CODE]);
    expect(files).toEqual(['src/a.tsx', 'src/age.ts', 'src/b.ts', 'src/deep/[id].js', 'src/latest.ts']);
    expect((await findWholeProject(root, ['lib/**', 'src/*.tsx'])).files).toEqual(['lib/other.ts', 'src/a.tsx']);
    await expect(findWholeProject(root, ['none/**'])).rejects.toMatchObject({ code: 'usage' });
    await expect(findWholeProject(await temporaryFolder(), [USUAL_CODE])).rejects.toMatchObject({
      code: 'vitest-missing',
    });
  });

  it('are named in a copy, with every test; the project itself stays as it is', async () => {
    const root = await copyProject('three-behaviours', {
      files: {
        'stryker.config.json': JSON.stringify({ timeoutMS: 7000, mutate: ['other.ts'], thresholds: { break: 99 } }),
      },
    });
    await commitAll(root);
    const project = await findWholeProject(root, [USUAL_CODE]);
    const copy = await copyWhole(project, join(await temporaryFolder(), 'copy'));
    expect(await readdir(join(copy, 'specs'))).toEqual(['whole.yaml']);
    expect(JSON.parse(await readFile(join(copy, 'specs/whole.yaml'), 'utf8'))).toMatchObject({
      code: ['src/price.ts'],
      behaviours: { 'WHOLE-1': { tests: ['*'] } },
    });
    expect(JSON.parse(await readFile(join(copy, 'stryker.config.json'), 'utf8'))).toEqual({
      timeoutMS: 7000,
      testRunner: 'vitest',
      coverageAnalysis: 'perTest',
      mutate: ['src/price.ts'],
      concurrency: CONCURRENCY,
      reporters: ['json'],
      jsonReporter: { fileName: 'bench-stryker-report.json' },
    });
    expect(await gitStatus(root)).toBe('');
  });
});
