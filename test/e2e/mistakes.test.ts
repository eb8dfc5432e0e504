import { beforeAll, describe, expect, it } from 'vitest';
import { commitAll, copyProject, gitStatus, temporaryFolder } from '../support/copy-project.ts';
import { runCli, type CliResult } from '../support/run-cli.ts';
import { readdir } from 'node:fs/promises';

describe('a check of ten mistakes in three specs', () => {
  let root: string;
  let scratch: string;
  let result: CliResult;

  beforeAll(async () => {
    root = await copyProject('ten-mistakes');
    await commitAll(root);
    scratch = await temporaryFolder();
    result = await runCli(['check'], { cwd: root, env: { TMPDIR: scratch } });
  });

  it('CHECK-2: ends with 2 and prints no report', () => {
    expect({ exitCode: result.exitCode, stdout: result.stdout }).toEqual({ exitCode: 2, stdout: '' });
  });

  it('SPEC-1: prints each mistake once, at its place', () => {
    expect([...result.stderr.matchAll(/^(specs\/\S+:\d+:\d+) {2}(.*)$/gm)].map((match) => match.slice(1))).toEqual([
      ['specs/a.yaml:5:11', 'The text after the key has `: ` in it, so YAML takes it for another key.'],
      ['specs/a.yaml:8:5', '`exmples` is not a known key.'],
      ['specs/a.yaml:11:13', '`status` is `actve`, not one of `active`, `draft`, `retired`.'],
      ['specs/a.yaml:12:3', 'The key `STOCK-3` is here twice; first on line 9.'],
      ['specs/b.yaml:2:7', 'This path leaves the folder that holds `specs/`.'],
      ['specs/b.yaml:4:3', '`order` is no id of a behaviour.'],
      ['specs/b.yaml:10:18', 'YAML reads `007` as the number 7.'],
      ['specs/b.yaml:14:9', 'The example states no outcome.'],
      ['specs/c.yaml:6:9', '`replace` and `with` belong together.'],
      ['specs/c.yaml:8:3', 'Behaviour `STOCK-2` is declared twice; first at specs/a.yaml:6.'],
    ]);
    expect(result.stderr).toContain('10 mistakes in 3 files; nothing was run.');
  });

  // Vitest's configuration and the test file of that project leave a mark when they are loaded.
  it('CHECK-2: runs nothing of the project', async () => {
    expect({ status: await gitStatus(root), temporary: await readdir(scratch) }).toEqual({ status: '', temporary: [] });
  });
});
