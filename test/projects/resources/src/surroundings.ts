// Changes what the whole process shares.
import { basename } from 'node:path';

export function inFolder<Value>(folder: string, run: () => Value, isBack: boolean): Value {
  const before = process.cwd();
  process.chdir(folder);
  const value = run();
  if (isBack) process.chdir(before);
  return value;
}

export function withLevel(level: string, isBack: boolean): string {
  const before = process.env['LEVEL'] ?? 'none';
  process.env['LEVEL'] = `${level}!`;
  const during = process.env['LEVEL'];
  if (isBack) process.env['LEVEL'] = before;
  return `${before} ${during}`;
}

export const here = (): string => basename(process.cwd());
