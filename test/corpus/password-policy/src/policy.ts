export const MIN_LENGTH = 12;
export const MAX_LENGTH = 64;
export const MAX_REPEATS = 3;
export const HISTORY_SIZE = 5;

export enum Problem {
  TooShort = 'too-short',
  TooLong = 'too-long',
  NoDigit = 'no-digit',
  NoCapital = 'no-capital',
  Repeats = 'repeats',
  Reused = 'reused',
}

export interface Limits {
  min: number;
  max: number;
  history: number;
}

export const limits = (): Limits => ({ min: MIN_LENGTH, max: MAX_LENGTH, history: HISTORY_SIZE });

/** Whether one character stands more than MAX_REPEATS times in a row. */
export function hasLongRun(password: string): boolean {
  let run = 0;
  let previous = '';
  for (const character of password) {
    run = character === previous ? run + 1 : 1;
    if (run > MAX_REPEATS) return true;
    previous = character;
  }
  return false;
}

export function problemsOf(password: string): Problem[] {
  const problems: Problem[] = [];
  if (password.length < MIN_LENGTH) problems.push(Problem.TooShort);
  if (password.length > MAX_LENGTH) problems.push(Problem.TooLong);
  if (!/\d/.test(password)) problems.push(Problem.NoDigit);
  if (!/[A-Z]/.test(password)) problems.push(Problem.NoCapital);
  if (hasLongRun(password)) problems.push(Problem.Repeats);
  return problems;
}

export function isReused(password: string, history: readonly string[]): boolean {
  return history.slice(-HISTORY_SIZE).includes(password);
}

/** 0 to 4. */
export function strength(password: string): number {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
  const length = password.length >= 16 ? 2 : password.length >= MIN_LENGTH ? 1 : 0;
  return Math.max(0, Math.min(4, kinds + length - 2));
}
