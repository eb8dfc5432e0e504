// Called by the set-up file, while it loads and around each test.
let shop = '';
let openings = 0;

export function configure(name: string): void {
  shop = name.toUpperCase();
}

export function open(): void {
  openings = openings + 1;
}

/** Whether it was open. */
export function close(): boolean {
  const wasOpen = openings > 0;
  openings = 0;
  return wasOpen;
}

export function sign(): string {
  return openings === 1 ? shop : 'closed';
}
