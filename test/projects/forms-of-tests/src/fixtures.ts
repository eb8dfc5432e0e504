// What fixtures set up, hand to a test and take down.
export class Store {
  readonly #items: string[];
  isOpen: boolean;

  constructor(name: string) {
    this.#items = [name.trim()];
    this.isOpen = name !== '';
  }

  items(): readonly string[] {
    return this.#items;
  }

  close(): void {
    this.isOpen = !this.isOpen;
  }
}

/** Made once for a file, when its first test asks for it. */
export const seedOf = (base: number): number => base * 3;

/** Made once for a worker. */
export const portOf = (base: number): number => base - 1;
