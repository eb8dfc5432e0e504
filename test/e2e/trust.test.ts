import { describe, expect, it } from 'vitest';
import { copyProject } from '../support/copy-project.ts';
import { runCheck, verdictsOf } from '../support/run-cli.ts';

const TEST = `import { expect, it } from 'vitest';
import { isOfAge } from '../src/age.ts';

it('AGE-1: 18 is of age', () => {
  expect([17, 18, 19].map(isOfAge)).toEqual([false, true, true]);
});
`;

describe('what a check relies on', { timeout: 60_000 }, () => {
  it('CHECK-2: ends with 3 when a test rewrites a spec, though every behaviour passes', async () => {
    const rewrite = `import { appendFileSync } from 'node:fs';\nappendFileSync('specs/age.yaml', '# by a test\\n');\n`;
    const root = await copyProject('one-behaviour', { files: { 'test/age.test.ts': `${rewrite}${TEST}` } });
    const { exitCode, report } = await runCheck(root);
    expect({ exitCode, failedBy: report.gate.failedBy }).toEqual({ exitCode: 3, failedBy: ['run/specs-changed'] });
    expect(report.findings.filter(({ severity }) => severity === 'error').map(({ location }) => location)).toEqual([
      { file: 'specs/age.yaml', line: 1, column: 1 },
    ]);
  });

  it('CHECK-1: calls tests flaky whose file loads in only one of the two runs', async () => {
    const once = `import { existsSync, writeFileSync } from 'node:fs';
const mark = new URL('../loaded', import.meta.url);
if (existsSync(mark)) throw new Error('loaded before');
writeFileSync(mark, '');
`;
    const root = await copyProject('one-behaviour', { files: { 'test/age.test.ts': `${once}${TEST}` } });
    const { exitCode, report } = await runCheck(root);
    expect({ exitCode, verdicts: verdictsOf(report) }).toEqual({
      exitCode: 3,
      verdicts: { 'AGE-1': 'inconclusive flaky', 'test/age.test.ts > AGE-1: 18 is of age': 'flaky' },
    });
  });
});
