// A counter: a guest whom a mutant does not let go takes the place of the next test's guests.
let guests = 0;

/** Whether there was a place. */
export function enter(): boolean {
  if (guests > 1) return false;
  guests += 1;
  return true;
}

export function leave(): void {
  guests -= 1;
  // Nobody can tell a mutant here that puts 0 in the place of 0.
  if (guests < 0) guests = 0;
}

export const guestCount = (): number => guests;
