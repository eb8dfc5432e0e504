/** What instrumented code asks at every mutant that it passes. One in each worker. */
import type { SwitchNames } from '../instrument/instrument-sources.ts';

/** Thrown inside the code under test, past which a loop cannot go on. */
export class StepLimit extends Error {
  override readonly name = 'StepLimit';
}

export class MutantSwitch {
  /** Evaluations of the active mutant since it was activated. */
  hits = 0;
  /** Evaluations of any mutant's place since it was activated. */
  steps = 0;
  /** Whether the limit of steps was passed since then, even if the code under test caught what was thrown. */
  isOverrun = false;
  #active: string | undefined;
  #limit = Infinity;
  #covered: Set<string> | undefined;

  /** From now on `mutant` (none when `undefined`) is executed, and `limit` places may be passed. */
  activate(mutant: string | undefined, limit: number): void {
    this.#active = mutant;
    this.#limit = limit;
    this.hits = 0;
    this.steps = 0;
    this.isOverrun = false;
  }

  /** From now on places that are passed are added to `covered`; to nothing when `undefined`. */
  coverInto(covered: Set<string> | undefined): void {
    this.#covered = covered;
  }

  isActive(id: string): boolean {
    this.steps += 1;
    if (this.steps > this.#limit) this.#overrun();
    if (id !== this.#active) return false;
    this.hits += 1;
    return true;
  }

  cover(ids: Iterable<string>): void {
    if (this.#covered !== undefined) for (const id of ids) this.#covered.add(id);
  }

  #overrun(): never {
    this.isOverrun = true;
    throw new StepLimit('The code under test goes on without end.');
  }
}

/** Names that one run gives to what its instrumented code calls; `token` is new in each run, so that no test can know them. */
export interface SwitchWiring {
  readonly names: SwitchNames;
  /** Key of the global that holds the worker's switch. */
  readonly globalKey: string;
  /** Declares both functions in an instrumented module. Hoisted, since a cycle of imports may call them before the module runs. */
  readonly header: string;
}

export function switchWiring(token: string): SwitchWiring {
  const names = { isActive: `is${token}`, cover: `at${token}` };
  const globalKey = `on${token}`;
  // Where there is no switch (another realm, a process that a test started) the original code runs.
  const header =
    `function ${names.isActive}(id){const s=globalThis.${globalKey};return s!==undefined&&s.isActive(id)}` +
    `function ${names.cover}(...ids){const s=globalThis.${globalKey};if(s!==undefined)s.cover(ids)}`;
  return { names, globalKey, header };
}

/** Puts the switch where instrumented code looks for it: out of sight, and out of reach of a test or mutant that deletes globals. */
export function installSwitch(globalKey: string, mutantSwitch: MutantSwitch): void {
  Object.defineProperty(globalThis, globalKey, { value: mutantSwitch, enumerable: false });
}
