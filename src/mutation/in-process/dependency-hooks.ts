/**
 * Hooks that dependencies put around tests as they are loaded, such as the clean-up of a testing library. A process that loads many files
 * loads a dependency once: for the files behind the first one its hooks are put there again. One in each worker.
 */

interface KnownHook {
  readonly registration: readonly unknown[];
  /** Folders of the packages whose import brings it. */
  readonly packages: ReadonlySet<string>;
}

/** Modules that a file has loaded so far, as paths or URLs. */
export interface LoadedModules {
  /** By Node itself, past Vite: once in a process. */
  readonly external: Iterable<string>;
  /** Anew for each file. */
  readonly inlined: Iterable<string>;
}

export class DependencyHooks {
  readonly #known: KnownHook[] = [];
  /** Folders of packages that Node has loaded in this process. */
  readonly #loaded = new Set<string>();

  /**
   * What is registered while `load` runs is handed on when it is over: first what dependencies registered in an earlier file, if this one
   * asks for them, too. `done` are the hooks that this file has already; by its method `on` Vitest's `collector` is told of hooks.
   */
  async around<Result>(
    collector: object,
    load: () => Result,
    { loaded, done }: { readonly loaded: () => LoadedModules; readonly done: Set<unknown> },
  ): Promise<Awaited<Result>> {
    const on: unknown = Reflect.get(collector, 'on');
    if (typeof on !== 'function') return await load();
    const found: KnownHook[] = [];
    const own: (readonly unknown[])[] = [];
    Reflect.set(collector, 'on', (...registration: readonly unknown[]) => {
      own.push(registration);
      const packages = loadingPackages();
      if (packages.size > 0) found.push({ registration, packages });
    });
    try {
      return await load();
    } finally {
      Reflect.set(collector, 'on', on);
      const again = this.#askedFor(loaded(), found).filter((known) => !done.has(known));
      for (const known of again) done.add(known);
      for (const registration of [...again.map((known) => known.registration), ...own]) {
        Reflect.apply(on, collector, registration);
      }
    }
  }

  /** What was registered earlier, and would be by this file if it were alone. */
  #askedFor({ external, inlined }: LoadedModules, found: readonly KnownHook[]): readonly KnownHook[] {
    const asked = foldersOf(external);
    const anew = foldersOf(inlined);
    const fresh = asked.difference(this.#loaded);
    for (const folder of asked) this.#loaded.add(folder);
    const earlier = this.#known.filter(({ packages }) => !packages.isDisjointFrom(asked));
    for (const { registration, packages } of found) {
      if (!packages.isDisjointFrom(anew)) continue;
      // What was loaded by another dependency: no stack shows by which.
      const isAsked = !packages.isDisjointFrom(asked);
      this.#known.push({ registration, packages: isAsked ? packages : packages.union(fresh) });
    }
    return earlier;
  }
}

const foldersOf = (modules: Iterable<string>): ReadonlySet<string> =>
  new Set([...modules].flatMap((module) => packageIn(module) ?? []));

const packageIn = (module: string): string | undefined =>
  /^(?:file:\/\/)?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(module)?.[1];

/** The packages whose modules are being loaded; none where a module of the project takes part, which is loaded anew for each file. */
function loadingPackages(): ReadonlySet<string> {
  const folders = callingFiles()
    .filter((file) => !/^(?:node:|internal\/)/.test(file) && !OF_VITEST.test(file))
    .map(packageIn);
  return folders.includes(undefined) ? new Set() : new Set(folders.filter((folder) => folder !== undefined));
}

const OF_VITEST = /[\\/]node_modules[\\/](?:vitest|vite|@vitest[\\/][\w-]+|vitest-\d)[\\/]/;

/** Of the functions that have been called, those of this module left out. */
function callingFiles(): readonly string[] {
  const { stackTraceLimit } = Error;
  const prepareStackTrace: unknown = Reflect.get(Error, 'prepareStackTrace');
  let files: readonly string[] = [];
  Reflect.set(Error, 'stackTraceLimit', Infinity);
  Reflect.set(Error, 'prepareStackTrace', (_: Error, calls: readonly NodeJS.CallSite[]) => {
    files = calls.flatMap((call) => call.getFileName() ?? []);
  });
  // The stack is put together when it is asked for.
  Reflect.get(new Error(), 'stack');
  Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  Reflect.set(Error, 'prepareStackTrace', prepareStackTrace);
  return files.filter((file) => file !== files[0]);
}
