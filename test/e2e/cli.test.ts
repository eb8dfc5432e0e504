import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/copy-project.ts';
import { runCli } from '../support/run-cli.ts';

const SPEC = 'feature: Basket\ncode: src/basket.ts\nbehaviours:\n  PRICE-1: A basket costs the sum of its lines.\n';

let project = '';
beforeAll(async () => {
  project = await temporaryFolder();
  mkdirSync(join(project, 'specs'));
  mkdirSync(join(project, 'deep/er'), { recursive: true });
  writeFileSync(join(project, 'specs/basket.yaml'), SPEC);
});

describe('CLI-1: every command', () => {
  it.each(['check', 'trace', 'lint', 'explain', 'report', 'schema'])(
    '%s prints its help with an example',
    async (command) => {
      const { stdout, stderr, exitCode } = await runCli([command, '--help'], { cwd: project });
      expect({ exitCode, stderr, hasExample: stdout.includes(`$ assay ${command}`) }).toEqual({
        exitCode: 0,
        stderr: '',
        hasExample: true,
      });
    },
  );

  it.each([
    [['chekc'], "error: unknown command 'chekc'\n(Did you mean check?)"],
    [
      ['check', '--reporter', 'xml'],
      'Known reporters: terminal, json, html, markdown, github, sarif, junit, mutation.',
    ],
    [['check', '--reporter', 'json='], 'The file has no name.'],
    [['check', '--reporter', 'json', '--reporter', 'terminal'], 'Two reporters cannot both write to standard output.'],
    [['check', '--concurrency', '0'], 'It has to be a whole number from 1.'],
    [['check', '--engine', 'magic'], 'Allowed choices are in-process, stryker.'],
    [['explain', 'copied-formla'], 'Did you mean oracle/copied-formula?'],
    [['explain', 'PRICE-1', '--report', 'none.json'], 'The report none.json could not be read'],
    [['schema', 'spce'], 'Allowed choices are spec, policy, baseline, report.'],
  ])('refuses %j with exit code 2', async (args, sentence) => {
    const { stdout, stderr, exitCode } = await runCli(args, { cwd: project });
    expect({ exitCode, stdout, says: stderr.includes(sentence) }).toEqual({ exitCode: 2, stdout: '', says: true });
  });

  it('finds the project from a folder inside it', async () => {
    const { stdout, exitCode } = await runCli(['lint'], { cwd: join(project, 'deep/er') });
    expect({ stdout, exitCode }).toEqual({ stdout: '1 behaviour in 1 spec, no mistakes.\n', exitCode: 0 });
  });

  it('prints the schema that is published', async () => {
    const { stdout } = await runCli(['schema', 'report'], { cwd: project });
    const published = readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8');
    expect(stdout).toBe(published);
  });

  it('keeps colour out of pipes unless it is forced, and out of everything under NO_COLOR', async () => {
    const hasColour = async (env: Readonly<Record<string, string>>): Promise<boolean> =>
      (await runCli(['trace'], { cwd: project, env })).stdout.includes('\u001b[');
    expect([
      await hasColour({}),
      await hasColour({ FORCE_COLOR: '1' }),
      await hasColour({ FORCE_COLOR: '1', NO_COLOR: '1' }),
    ]).toEqual([false, true, false]);
  });

  it('trace --strict fails on an active behaviour without a test', async () => {
    const plain = await runCli(['trace'], { cwd: project });
    const strict = await runCli(['trace', '--strict'], { cwd: project });
    expect([plain.exitCode, strict.exitCode, strict.stdout]).toEqual([0, 1, plain.stdout]);
  });
});
