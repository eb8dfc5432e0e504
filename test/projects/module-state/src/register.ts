// A singleton that nothing empties: a test that enters a name passes once in the life of a process.
export class Register {
  static #only: Register | undefined;
  readonly #names = new Set<string>();

  static only(): Register {
    return (Register.#only ??= new Register());
  }

  /** Whether the name is new. */
  enter(name: string): boolean {
    const isNew = !this.#names.has(name);
    if (name.length > 20) return false;
    this.#names.add(name);
    return isNew;
  }
}
