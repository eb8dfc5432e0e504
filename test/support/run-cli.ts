/** The built command, as a person starts it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { verificationSchema, type Verification } from '../../src/model/verification.ts';
import { temporaryFolder } from './copy-project.ts';

const BIN = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));
const REPORT_SCHEMA = new URL('../../schema/report.schema.json', import.meta.url);

export interface CliResult {
  readonly stdout: string;
  readonly stderr: string;
  /** `null` when a signal ended it. */
  readonly exitCode: number | null;
}

interface CliOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningCli {
  readonly child: ChildProcess;
  readonly ended: Promise<CliResult>;
}

/** What Vitest sets for the tests of this repository must not reach the command. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'];

export function startCli(args: readonly string[], { cwd, env }: CliOptions): RunningCli {
  const inherited = Object.entries(process.env).filter(([name]) => INHERITED.includes(name));
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    // No folder can be made below a file, so that no run finds or leaves anything in a cache.
    env: { ...Object.fromEntries<string | undefined>(inherited), XDG_CACHE_HOME: BIN, ...env },
    // A group of its own, as a shell starts it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text));
  const ended = new Promise<CliResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ ...printed, exitCode }));
  });
  return { child, ended };
}

export const runCli = (args: readonly string[], options: CliOptions): Promise<CliResult> =>
  startCli(args, options).ended;

export interface CheckResult extends CliResult {
  readonly report: Verification;
}

/** `assay check` with its JSON report, which has been held against the published schema. */
export async function runCheck(
  cwd: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<CheckResult> {
  const file = join(await temporaryFolder(), 'report.json');
  const result = await runCli(['check', '--reporter', 'terminal', '--reporter', `json=${file}`, ...args], { cwd, env });
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`No report was written; exit code ${String(result.exitCode)}:\n${result.stderr}`);
  });
  return { ...result, report: await validReport(text) };
}

async function validReport(text: string): Promise<Verification> {
  const report: unknown = JSON.parse(text);
  const schema: unknown = JSON.parse(await readFile(REPORT_SCHEMA, 'utf8'));
  if (typeof schema !== 'object' || schema === null) throw new Error('The schema is no object');
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  if (!ajv.validate(schema, report)) throw new Error(`The report breaks its schema: ${ajv.errorsText()}`);
  return verificationSchema.parse(report);
}

/** Verdicts alone, by behaviour and by test, in words: `weak: survivors`. */
export function verdictsOf({ behaviours, tests }: Verification): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...behaviours, ...tests].map(({ id, verdict: { kind, because } }) => [id, [kind, ...because].join(' ')]),
  );
}
