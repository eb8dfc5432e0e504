/** Hands the runner's class from the worker's entry to the module that Vitest loads, whichever way Vitest loads that. */
let runner: unknown;

export function holdRunner(value: unknown): void {
  runner = value;
}

export const heldRunner = (): unknown => runner;
