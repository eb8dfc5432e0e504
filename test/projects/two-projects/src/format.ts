// Shared by both projects, each with its own modules around it.
import { sign } from '#currency';

export function format(amount: number): string {
  const digits = Number(process.env['DIGITS']);
  return sign(digits > 1 ? amount.toFixed(digits) : String(amount * 1));
}

/** Evaluated while the module loads, once in each project. */
export const isExact = Number(process.env['DIGITS']) < 2;
