import { letterFor, PASS_MARK, type Letter } from './grades';

export interface Report {
  student: string;
  average: number;
  letter: Letter;
  passed: boolean;
}

export class Gradebook {
  readonly #scores = new Map<string, readonly number[]>();

  record(student: string, score: number): this {
    if (score < 0 || score > 100) throw new RangeError(`a score is from 0 to 100, not ${score}`);
    this.#scores.set(student, [...(this.#scores.get(student) ?? []), score]);
    return this;
  }

  average(student: string): number | undefined {
    const scores = this.#scores.get(student);
    return scores && scores.reduce((sum, score) => sum + score, 0) / scores.length;
  }

  report(student: string): Report {
    const average = this.average(student);
    if (average === undefined) throw new Error(`nothing is recorded of ${student}`);
    return { student, average, letter: letterFor(average), passed: average >= PASS_MARK };
  }

  /** Best first; of equals the first in the alphabet. */
  ranking(): string[] {
    const averageOf = (student: string): number => this.average(student) ?? 0;
    return [...this.#scores.keys()].sort((one, other) => averageOf(other) - averageOf(one) || one.localeCompare(other));
  }
}
