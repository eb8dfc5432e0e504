/** Modules that are loaded together: what is loaded after a mock was put in, or after `vi.resetModules()`, is loaded anew. */
import type { FilePath } from '../../model/ids.ts';
import type { Frame } from './frame.ts';
import type { Value } from './values.ts';

/** What stands for a module: made when it is first imported. */
export class StandIn {
  readonly #make: () => Value;
  #made: Value | undefined;

  constructor(make: () => Value) {
    this.#make = make;
  }

  get value(): Value {
    return (this.#made ??= this.#make());
  }
}

/** A file of the project, or the specifier of a dependency. */
export type ModuleKey = FilePath | string;

export class ModuleGraph {
  readonly units = new Map<FilePath, Frame>();
  /** Files as objects of their exports. */
  readonly wholes = new Map<FilePath, Value>();
  readonly standIns: Map<ModuleKey, StandIn>;
  readonly #older: { readonly graph: ModuleGraph; readonly files: ReadonlySet<FilePath> } | undefined;

  constructor(
    standIns: ReadonlyMap<ModuleKey, StandIn> = new Map(),
    older?: { readonly graph: ModuleGraph; readonly files: ReadonlySet<FilePath> },
  ) {
    this.standIns = new Map(standIns);
    this.#older = older;
  }

  /** Where a file is loaded. */
  ownerOf(file: FilePath): ModuleGraph {
    return this.#older?.files.has(file) === true ? this.#older.graph.ownerOf(file) : this;
  }
}
