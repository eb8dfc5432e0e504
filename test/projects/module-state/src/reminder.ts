// Tells somebody else, who may remember it for longer than a test takes.
export function remind(tell: (text: string) => void, name: string, cents: number): void {
  if (cents > 100) tell(`${name}: ${cents / 100}`);
}
