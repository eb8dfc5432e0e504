/**
 * `npm run demo`: shows the report of `checkout/`, a shop with a green suite that does not pass Assay's gate.
 * Succeeds when the gate fails, as it has to; a gate that passes, and a check that cannot be carried out, are errors.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const GATE_FAILED = 1;

const project = fileURLToPath(new URL('./checkout', import.meta.url));
const command = fileURLToPath(new URL('../dist/bin.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'assay-demo-'));
// Node itself exits with 1 when a program does not load: only a report shows that the gate was asked.
const report = join(folder, 'report.json');
const args = [command, 'check', '--reporter', 'terminal', '--reporter', `json=${report}`];
const { status, signal } = spawnSync(process.execPath, args, { cwd: project, stdio: 'inherit' });
const hasReport = existsSync(report);
rmSync(folder, { recursive: true });

if (status === GATE_FAILED && hasReport) {
  console.log('\nThis is the demo: in examples/checkout all tests are green, and the gate fails on purpose.');
} else {
  console.error(`\nThe demo went wrong: the check ended with ${signal ?? `exit code ${status}`}, and not with a failed gate.`);
  process.exitCode = status || GATE_FAILED;
}
