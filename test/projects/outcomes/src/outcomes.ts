// One function for each way in which an attempt can end.

export function checked(left: number, right: number) {
  return left + right;
}

export function crashing(names: string[]) {
  return names.find((name) => name === 'Ada')!.length;
}

export function refused(age: number) {
  if (age < 18) throw new Error('too young');
}

export function endless(count: number) {
  let sum = 0;
  for (let left = count; left > 0; left--) sum += left;
  return sum;
}

export function stuck(isStuck: boolean) {
  let rounds = 0;
  const step = Number(!isStuck);
  while (rounds < 3) rounds = rounds + step;
}

export function never(answer: number) {
  return answer < 0 ? new Promise(() => {}) : Promise.resolve(answer);
}

const opened: string[] = [];

export function open(name: string) {
  opened.push(name + '!');
}

export function close() {
  return opened.splice(0);
}

export function skipping(isReady: boolean) {
  return !isReady;
}

export function retried(value: number) {
  return value * 2;
}

export function labelled(value: number) {
  return value - 1;
}

export function cast(value: number) {
  return { twice: value * 2 } as { twice: number };
}

export function satisfied(value: number) {
  return { half: value / 2 } satisfies { half: number };
}

// Stryker disable all
export function disabled(value: number) {
  return value + 7; // Stryker disable line
}
// Stryker restore all

export function named(value: number) {
  return value % 2;
}

export function drawn(value: number) {
  return `<${value}>`;
}

export function paired(value: number) {
  return value + value;
}

export function unreached(value: number) {
  return value * 3;
}

export function turned(value: number) {
  return -value;
}
