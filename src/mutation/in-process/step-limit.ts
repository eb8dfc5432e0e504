/** Places of the code under test that may be passed before what runs is said to go on without end. */
const STEP_FACTOR = 100;
const SPARE_STEPS = 20_000;

/** So many for each one that the same thing passes unmutated, and some on top of that; no limit where that is not known. */
export const stepLimit = (unmutated: number | undefined): number =>
  unmutated === undefined ? Infinity : SPARE_STEPS + STEP_FACTOR * unmutated;

interface Passed {
  readonly steps: number;
  readonly isOverrun: boolean;
}

/** What was passed at once outside attempts, at most, and whether that was ever beyond the limit. */
export class MostSteps {
  #most: Passed = { steps: 0, isOverrun: false };

  get most(): Passed {
    return this.#most;
  }

  forget(): void {
    this.#most = { steps: 0, isOverrun: false };
  }

  note({ steps, isOverrun }: Passed): void {
    const { steps: most, isOverrun: wasOverrun } = this.#most;
    this.#most = { steps: Math.max(most, steps), isOverrun: wasOverrun || isOverrun };
  }
}

/** Milliseconds that a test file may take to load. */
export const LOAD_LIMIT = { hot: 60_000, warm: 10_000, cold: 30_000 } as const;
