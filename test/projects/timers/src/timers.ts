// Code that waits.

export function delayed(call: () => void, wait: number): void {
  setTimeout(call, wait * 2);
}

/** Calls once, when nobody has asked for a while. */
export function debounced(call: () => void, wait: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    if (timer !== undefined) clearTimeout(timer);
    timer = setTimeout(call, wait);
  };
}

/** A promise that a mutant leaves pending, while the clock stands still. */
export function signal(isDue: boolean, wait: number): Promise<string> {
  return new Promise((resolve) => {
    setTimeout(() => {
      if (!isDue) return;
      resolve('due');
    }, wait);
  });
}

export const sleep = (wait: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, wait));

/** How often the task was tried; a mutant tries for ever. */
export async function attempts(task: () => boolean, times: number): Promise<number> {
  let left = times;
  while (left > 0) {
    if (task()) break;
    await sleep(1);
    left -= 1;
  }
  return times - left;
}
