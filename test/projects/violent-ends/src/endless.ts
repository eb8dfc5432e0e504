// What mutants fall into. It is not mutated itself, so nothing in here passes a mutant.

export function spin(): never {
  for (;;);
}

export function hoard(): never {
  const everything: unknown[] = [];
  for (;;) everything.push(new Array(1e5).fill(everything.length));
}

/** Lets nothing else run: no timer ever fires. */
export async function spinInMicrotasks(): Promise<never> {
  for (;;) await null;
}

/** Lets everything else run, and never ends. */
export async function pollForEver(): Promise<never> {
  for (;;) await new Promise((resolve) => setTimeout(resolve, 1));
}
