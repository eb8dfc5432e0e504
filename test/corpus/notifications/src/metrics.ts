const counters = new Map<string, number>();

export function increment(name: string): void {
  counters.set(name, (counters.get(name) ?? 0) + 1);
}

export const counterOf = (name: string): number => counters.get(name) ?? 0;
