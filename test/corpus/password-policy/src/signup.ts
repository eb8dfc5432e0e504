import { problemsOf, type Problem } from './policy';

export interface SignUp {
  email: string;
  password: string;
  age?: number;
}

export type FieldErrors = Partial<Record<keyof SignUp, string>>;

export const TEXTS: Record<string, string> = {
  'too-short': 'Use at least 12 characters.',
  'too-long': 'Use at most 64 characters.',
  'no-digit': 'Add a digit.',
  'no-capital': 'Add a capital letter.',
  repeats: 'Do not repeat a character so often.',
};

export function describeProblem(problem: Problem): string {
  return TEXTS[problem] ?? 'Choose another password.';
}

export function normaliseEmail(text: string): string {
  const [local = '', domain = ''] = text.trim().split('@');
  return `${local}@${domain.toLowerCase()}`;
}

export function isEmail(text: string): boolean {
  return /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(text);
}

export function mayRegister(form: SignUp): boolean {
  return isEmail(form.email) && problemsOf(form.password).length === 0 && (form.age === undefined || form.age > 16);
}

export function validate(form: SignUp): FieldErrors {
  const errors: FieldErrors = {};
  if (!isEmail(form.email)) errors.email = 'This is no e-mail address.';
  const [first] = problemsOf(form.password);
  if (first !== undefined) errors.password = describeProblem(first);
  if (form.age !== undefined && form.age <= 16) errors.age = 'You have to be 16 or older.';
  return errors;
}
