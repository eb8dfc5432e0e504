import { valueKey } from './same-value.ts';

/** The values that are come by on the way to a value, and those that are compared to decide on it. */
export class Trace {
  /** On the way that lies inside functions of the code under test. */
  readonly inside = new Set<string>();
  /** On the test's own part of the way. */
  readonly outside = new Set<string>();

  noted(value: unknown, isInside: boolean): void {
    const isTelling = typeof value === 'number' ? !PLAIN.has(value) : typeof value === 'string' && value.length > 1;
    if (isTelling) this.#partFor(isInside).add(valueKey(value));
  }

  compared(values: readonly unknown[], isInside: boolean): void {
    for (const value of values) if (isSimple(value)) this.#partFor(isInside).add(`? ${valueKey(value)}`);
  }

  add({ inside, outside }: Trace): void {
    for (const one of inside) this.inside.add(one);
    for (const one of outside) this.outside.add(one);
  }

  #partFor(isInside: boolean): Set<string> {
    return isInside ? this.inside : this.outside;
  }
}

/** Numbers that are come by on any way. */
const PLAIN: ReadonlySet<number> = new Set([-1, 0, 1]);

const isSimple = (value: unknown): boolean => typeof value === 'number' || typeof value === 'string';
