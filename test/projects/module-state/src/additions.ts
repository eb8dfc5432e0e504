// What everybody shares, and this module adds to: as it is loaded, and when it is asked.
Reflect.set(globalThis, 'doubled', (value: number): number => value * 2);

export function addSum(): void {
  Object.defineProperty(Array.prototype, 'sumUp', {
    configurable: true,
    value(this: number[]): number {
      return this.reduce((sum, one) => sum + one, 0);
    },
  });
}
