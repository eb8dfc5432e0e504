import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verificationSchema } from '../../src/model/verification.ts';
import { copyProject, temporaryFolder, writeFiles } from '../support/copy-project.ts';
import { runCheck, runCli } from '../support/run-cli.ts';

const MINUTE = 60_000;

describe('two shards of one project', { timeout: MINUTE }, () => {
  let root: string;
  let parts: string;
  let shards: readonly Awaited<ReturnType<typeof runCli>>[];

  beforeAll(async () => {
    root = await copyProject('wrong-behaviours');
    parts = await temporaryFolder();
    shards = await Promise.all(
      [1, 2].map((index) =>
        runCli(['check', '--shard', `${index}/2`, '--part', join(parts, `${index}.json`)], { cwd: root }),
      ),
    );
  }, MINUTE);

  it('SHARD-2: merge to what one run says', async () => {
    const file = join(await temporaryFolder(), 'report.json');
    const [whole, merged] = await Promise.all([
      runCheck(root),
      runCli(['merge', parts, '--reporter', `json=${file}`], { cwd: root }),
    ]);
    const report = verificationSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    expect({ ...report, run: undefined }).toEqual({ ...whole.report, run: undefined });
    expect([merged.exitCode, report.run.shards]).toEqual([whole.exitCode, 2]);
  });

  it('SHARD-1: judge nothing themselves, and say what to do with their part', () => {
    expect(shards.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(shards[0]?.stdout).toMatch(
      /^Shard 1\/2: \d+ of \d+ changes tried in .*\nIts part is in .*1\.json\. Nothing is judged yet: `assay merge` takes the parts of all 2 shards\.\n$/,
    );
  });

  it('SHARD-3: are not merged with one missing, nor in another tree', async () => {
    const alone = await runCli(['merge', join(parts, '1.json')], { cwd: root });
    expect([alone.exitCode, alone.stderr.includes('It is one of 2 parts, and shard 2 is missing.')]).toEqual([2, true]);
    const elsewhere = await copyProject('wrong-behaviours');
    await writeFiles(elsewhere, { 'specs/policy.yaml': 'timeouts-count: true\n' });
    const refused = await runCli(['merge', parts], { cwd: elsewhere });
    expect([refused.exitCode, refused.stderr.match(/measured on another tree/g)?.length]).toEqual([2, 2]);
  });
});
