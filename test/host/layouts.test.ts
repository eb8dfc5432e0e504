import { mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commitAll, copyProject, gitStatus, temporaryFolder, writeFiles } from '../support/copy-project.ts';
import { runCheck, runCli, verdictsOf } from '../support/run-cli.ts';

const NODE_MODULES = fileURLToPath(new URL('../../node_modules/', import.meta.url));

const TEST = `it('AGE-1: 18 is of age', () => {
  expect([17, 18, 19].map(isOfAge)).toEqual([false, true, true]);
});
`;
const IMPORT_CODE = `import { isOfAge } from '../src/age.ts';\n`;

const verdictsAndGate = async (root: string) => {
  const { exitCode, report } = await runCheck(root);
  return { exitCode, verdicts: verdictsOf(report), mutants: report.behaviours.map(({ mutants }) => mutants.killed) };
};

const defended = (file = 'test/age.test.ts', killed = 7) => ({
  exitCode: 0,
  verdicts: { 'AGE-1': 'pinned', [`${file} > AGE-1: 18 is of age`]: 'defends' },
  mutants: [killed],
});

describe('HOST-1: a project is judged', { timeout: 60_000 }, () => {
  it('inside a monorepo whose dependencies are above it, in a path with spaces, with the base of its tsconfig', async () => {
    const root = await copyProject('one-behaviour', {
      into: 'my repo/packages/of age',
      dependencies: 'my repo/node_modules',
      files: {
        '../../package.json': '{ "private": true, "workspaces": ["packages/*"] }',
        '../../tsconfig.base.json': '{ "compilerOptions": { "strict": true, "target": "es2022" } }',
        '../../.gitignore': 'node_modules\n',
        'tsconfig.json': '{ "extends": "../../tsconfig.base.json" }',
        '../limits/age.ts': 'export const LIMIT = 18;\n',
        'src/age.ts': `import { LIMIT } from '../../limits/age.ts';

export function isOfAge(age: number): boolean {
  return age >= LIMIT;
}
`,
      },
    });
    await commitAll(join(root, '../..'));
    expect(await verdictsAndGate(root)).toEqual(defended('packages/of age/test/age.test.ts', 5));
    expect(await gitStatus(join(root, '../..'))).toBe('');
  });

  it('at the root of a workspace, whose packages import each other by name', async () => {
    const root = await copyProject('one-behaviour', {
      dependencies: 'elsewhere',
      files: {
        'package.json': '{ "private": true, "type": "module", "workspaces": ["packages/*"] }',
        'specs/age.yaml': 'feature: Age\ncode: packages/age/index.ts\nbehaviours:\n  AGE-1: 18 is of age.\n',
        'packages/age/package.json': '{ "name": "@shop/age", "type": "module", "exports": "./index.ts" }',
        'packages/age/index.ts': 'export function isOfAge(age: number): boolean {\n  return age >= 18;\n}\n',
        'test/age.test.ts': `import { expect, it } from 'vitest';\nimport { isOfAge } from '@shop/age';\n${TEST}`,
      },
    });
    await mkdir(join(root, 'node_modules/@shop'), { recursive: true });
    await symlink('../../packages/age', join(root, 'node_modules/@shop/age'));
    for (const name of ['vite', 'vitest']) await symlink(join(NODE_MODULES, name), join(root, 'node_modules', name));
    expect(await verdictsAndGate(root)).toEqual(defended());
  });

  it('with TypeScript 7, which has no JavaScript API', async () => {
    const root = await copyProject('one-behaviour', {
      dependencies: 'elsewhere',
      files: {
        'tsconfig.json': '{ "compilerOptions": { "strict": true } }',
        'node_modules/typescript/package.json':
          '{ "name": "typescript", "version": "7.0.0", "exports": { ".": "./version.cjs", "./package.json": "./package.json" } }',
        'node_modules/typescript/version.cjs': `exports.version = '7.0.0';`,
      },
    });
    for (const name of ['vite', 'vitest']) await symlink(join(NODE_MODULES, name), join(root, 'node_modules', name));
    expect(await verdictsAndGate(root)).toEqual(defended());
  });

  it('with a configuration that is an async function, with projects, an alias, set-up files and globals', async () => {
    const root = await copyProject('one-behaviour', {
      files: {
        'vitest.config.mts': `import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';

export default defineConfig(async () => ({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    setupFiles: ['./test/set-up.ts'],
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/*.test.ts'], globals: true } },
      'packages/*',
    ],
  },
}));
`,
        'test/set-up.ts': 'globalThis.ages = [17, 18, 19];\n',
        'test/age.test.ts': `import { isOfAge } from '@/age.ts';\n${TEST.replace('[17, 18, 19]', 'globalThis.ages')}`,
        'packages/other/vitest.config.js': `export default { test: { name: 'other' } };\n`,
        'packages/other/other.test.js': `import { it } from 'vitest';\nit.todo('is other');\n`,
      },
    });
    const { verdicts, ...rest } = defended();
    expect(await verdictsAndGate(root)).toEqual({
      ...rest,
      verdicts: { ...verdicts, 'packages/other/other.test.js > is other': 'skipped' },
    });
  });

  it("with what its stryker.conf.json says: mutators to leave out, and Vitest's configuration", async () => {
    const root = await copyProject('one-behaviour', {
      files: {
        'stryker.conf.json': JSON.stringify({
          testRunner: 'jest',
          checkers: ['typescript'],
          reporters: ['html'],
          mutator: { excludedMutations: ['BlockStatement', 'EqualityOperator'] },
          vitest: { configFile: 'configs/unit.cjs' },
        }),
        'configs/unit.cjs': 'module.exports = () => ({ test: { globals: true } });\n',
        'test/age.test.ts': IMPORT_CODE + TEST,
      },
    });
    expect(await verdictsAndGate(root)).toEqual(defended('test/age.test.ts', 4));
  });

  it('without package.json, with brackets and spaces in its paths, and lines that end in CRLF', async () => {
    const root = await copyProject('one-behaviour');
    await rename(join(root, 'package.json'), join(root, 'no-package.json'));
    await mkdir(join(root, 'src/[age] (+1)'));
    await mkdir(join(root, 'test/[a b]'));
    await rename(join(root, 'src/age.ts'), join(root, 'src/[age] (+1)/of age.ts'));
    await rename(join(root, 'test/age.test.ts'), join(root, 'test/[a b]/{of} age.test.ts'));
    for (const path of ['specs/age.yaml', 'src/[age] (+1)/of age.ts', 'test/[a b]/{of} age.test.ts']) {
      const text = await readFile(join(root, path), 'utf8');
      const moved = text
        .replace('src/age.ts', `"src/[age] (+1)/of age.ts"`)
        .replace(/'\.\.\/"(.*)"'/, `'../../$1'`)
        .replaceAll('\n', '\r\n');
      await writeFile(join(root, path), moved);
    }
    expect(await verdictsAndGate(root)).toEqual(defended('test/[a b]/{of} age.test.ts'));
  });

  it('though other tests of it fail, hang, end their process, leak errors, or do not load', async () => {
    const root = await copyProject('one-behaviour', {
      files: {
        'test/broken.test.ts': `import { it } from 'vitest';\nimport './nothing.ts';\nit('does not load', () => {});\n`,
        'test/ends.test.ts': `import { it } from 'vitest';\nit('ends', () => process.exit(1));\n`,
        'test/bad.test.ts': `import { expect, it } from 'vitest';
it('fails', () => expect(1).toBe(2));
it('hangs', () => new Promise(() => {}), 200);
it('leaks', () => {
  expect(1).toBe(1);
  setTimeout(() => { throw new Error('later'); }, 5);
});
`,
      },
    });
    const { verdicts, ...rest } = defended();
    expect(await verdictsAndGate(root)).toEqual({
      ...rest,
      verdicts: {
        ...verdicts,
        'test/bad.test.ts > fails': 'failing',
        'test/bad.test.ts > hangs': 'failing',
        'test/bad.test.ts > leaks': 'unlinked',
        'test/broken.test.ts > does not load': 'failing',
        'test/ends.test.ts > ends': 'failing',
      },
    });
  });
});

describe('a test file that claims a behaviour', { timeout: 60_000 }, () => {
  it('CHECK-1: fails its tests when it does not load, and spoils no other verdict when it is flaky', async () => {
    const mark = join(await temporaryFolder(), 'ran');
    const root = await copyProject('one-behaviour', {
      files: {
        'test/broken.test.ts': `import { it } from 'vitest';\nimport './nothing.ts';\nit('AGE-1: is lost', () => {});\n`,
        'test/flaky.test.ts': `import { existsSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isOfAge } from '../src/age.ts';
const isSecond = existsSync(${JSON.stringify(mark)});
writeFileSync(${JSON.stringify(mark)}, '');
it('AGE-1: wavers', () => expect(isOfAge(20)).toBe(!isSecond));
`,
      },
    });
    const { exitCode, report } = await runCheck(root);
    expect({ exitCode, verdicts: verdictsOf(report), messages: report.findings.map(({ message }) => message) }).toEqual(
      {
        exitCode: 1,
        verdicts: {
          'AGE-1': 'failing',
          'test/age.test.ts > AGE-1: 18 is of age': 'defends',
          'test/broken.test.ts > AGE-1: is lost': 'failing',
          'test/flaky.test.ts > AGE-1: wavers': 'flaky',
        },
        messages: [
          "This test failed in both runs on unmutated code (Cannot find module './nothing.ts' imported from test/broken.test.ts): mend the code, or the test where it contradicts the spec.",
          'This test ended differently in two runs on the same code: remove what makes it depend on time, order, randomness or other tests.',
        ],
      },
    );
  });
});

describe('CHECK-2: a check ends with 2, and one sentence that says why,', () => {
  const stderrOf = async (root: string) => {
    const { exitCode, stdout, stderr } = await runCli(['check'], { cwd: root });
    return { exitCode, stdout, stderr: stderr.replace('Running the tests …\n', '') };
  };

  it('where there is no Vitest', async () => {
    expect(await stderrOf(await copyProject('one-behaviour', { dependencies: 'elsewhere' }))).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `✗ This project has no Vitest that could run its tests.
→ Install it: npm install --save-dev vitest@5
`,
    });
  });

  it('where Vitest is too old', async () => {
    const root = await copyProject('one-behaviour', { dependencies: 'elsewhere' });
    await writeFiles(root, {
      'node_modules/vitest/package.json': '{ "version": "4.0.18", "exports": { "./node": "./dist/node.js" } }',
      'node_modules/vitest/dist/node.js': '',
    });
    expect(await stderrOf(root)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `✗ Assay needs Vitest 4.1 or newer, and this project has 4.0.18.
→ Update it: npm install --save-dev vitest@5
`,
    });
  });

  it("where Stryker's configuration holds a wrong value", async () => {
    const root = await copyProject('one-behaviour', { files: { 'stryker.conf.json': '{ "timeoutMS": "soon" }' } });
    expect(await stderrOf(root)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `✗ stryker.conf.json: ✖ Invalid input: expected number, received string
  → at timeoutMS
→ Correct the value.
`,
    });
  });

  it('where the configuration of Vitest throws', async () => {
    const root = await copyProject('one-behaviour', {
      files: { 'vitest.config.ts': `throw new Error('this configuration is broken');\n` },
    });
    const { stderr, ...rest } = await stderrOf(root);
    expect(rest).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('✗ Vitest could not run the suite: this configuration is broken\n');
  });
});
