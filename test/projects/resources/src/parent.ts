// Starts a process and reads what it prints.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export function ask(value: number): number {
  const child = fileURLToPath(new URL('./child.ts', import.meta.url));
  return Number(execFileSync(process.execPath, [child, String(value * 2)], { encoding: 'utf8' }));
}
