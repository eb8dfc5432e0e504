export type Letter = 'A' | 'B' | 'C' | 'D' | 'F';

export interface Part {
  name: string;
  /** Its share of the grade; the shares need not add up to one. */
  weight: number;
  points: number;
  max: number;
}

export const PASS_MARK = 50;
export const PENALTY_PER_DAY = 7;
export const MAX_PENALTY = 35;

const LADDER: readonly (readonly [from: number, letter: Letter])[] = [
  [90, 'A'],
  [78, 'B'],
  [64, 'C'],
  [PASS_MARK, 'D'],
];

export function percentOf({ points, max }: Pick<Part, 'points' | 'max'>): number {
  if (max <= 0) throw new RangeError('an exam has at least one point');
  return (points / max) * 100;
}

/** The mean of the parts by their weights, to a tenth. */
export function gradeOf(parts: readonly Part[]): number {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return 0;
  const earned = parts.reduce((sum, part) => sum + percentOf(part) * part.weight, 0);
  return Math.round((earned / weights) * 10) / 10;
}

export function letterFor(percent: number): Letter {
  return LADDER.find(([from]) => percent >= from)?.[1] ?? 'F';
}

export function afterLateDays(percent: number, days: number): number {
  const penalty = Math.min(MAX_PENALTY, days * PENALTY_PER_DAY);
  return Math.max(0, percent - penalty);
}

export function withoutLowest(scores: readonly number[]): number[] {
  const at = scores.indexOf(Math.min(...scores));
  return scores.filter((_, index) => index !== at);
}

export function resultLine(student: string, percent: number): string {
  const verb = percent >= PASS_MARK ? 'passed' : 'failed';
  return `${student} ${verb} with ${percent.toFixed(1)} % (${letterFor(percent)})`;
}
