/** Runs examples as tests inside the examined project's Vitest, which is handed in: only the generated module knows the right one. */
import {
  check,
  comparisons,
  Contradiction,
  endingOf,
  statedText,
  threwText,
  type Ending,
  type Outcome,
} from './judge-example.ts';

type Vitest = Pick<typeof import('vitest'), 'expect' | 'inject' | 'it' | 'vi'>;

interface Heading {
  readonly title: string;
  /** Milliseconds. */
  readonly timeout: number;
  /** Whether mocks and timers may have to be put back. */
  readonly usesVi: boolean;
  /** What is wrong where the example speaks of a name that is nowhere, as a clause. */
  readonly mistakes: Readonly<Record<string, string>>;
}

type Module = Readonly<Record<string, unknown>>;

/** A module of the project. @throws what it threw while it was loaded. */
interface LoadedModule {
  (): Module;
  readonly reload: () => Promise<void>;
}

interface ExampleScope {
  /** The first of the modules that exports the name has it. */
  find(name: string, modules: readonly LoadedModule[], otherwise: () => unknown): unknown;
  /** `stated` works out what a value is compared with, or whether it is right. @throws {Contradiction} */
  judge(call: () => Promise<unknown>, stated: ((result: unknown) => Promise<unknown>) | undefined): Promise<void>;
}

interface ExampleTests {
  load(importModule: () => Promise<Module>): Promise<LoadedModule>;
  example(heading: Heading, outcome: Outcome, run: (scope: ExampleScope) => Promise<void>): void;
}

export function exampleTests({ expect, inject, it, vi }: Vitest): ExampleTests {
  const modules: LoadedModule[] = [];
  const isFresh = labelOf(Reflect.apply(inject, undefined, ['assay'])).startsWith('fresh');
  return {
    load: async (importModule) => {
      const module = await loadModule(importModule);
      modules.push(module);
      return module;
    },
    example: ({ title, timeout, usesVi, mistakes }, outcome, run) => {
      const scope: ExampleScope = {
        find: (name, candidates, otherwise) => {
          const module = candidates.map((load) => load()).find((loaded) => name in loaded);
          return module === undefined ? otherwise() : module[name];
        },
        judge: async (call, stated) => {
          const ending = await endingOf(call);
          const mistake = mistakeIn(ending, mistakes);
          if (mistake !== undefined) throw new Contradiction(statedText(outcome), mistake);
          await check(ending, outcome, { stated, ...comparisons(expect) });
          // Some projects ask for an assertion in each test.
          expect(true).toBe(true);
        },
      };
      const body = async (): Promise<void> => {
        try {
          if (isFresh) {
            vi.resetModules();
            for (const { reload } of modules) await reload();
          }
          await run(scope);
        } catch (error) {
          throw error instanceof Contradiction ? error : new Contradiction(statedText(outcome), threwText(error));
        } finally {
          if (usesVi) putBack(vi);
        }
      };
      it(title, body, timeout);
    },
  };
}

/** Whether the call ended at a name of its own that nobody knows. */
function mistakeIn(ending: Ending, mistakes: Heading['mistakes']): string | undefined {
  if (ending.kind !== 'threw' || !(ending.error instanceof ReferenceError)) return undefined;
  const [, name = ''] = /^(\S+) is not defined$/.exec(ending.error.message) ?? [];
  return Object.hasOwn(mistakes, name) ? `nothing: ${mistakes[name] ?? ''}` : undefined;
}

/** Of a run (`run-examples.ts`); empty where none was given. */
function labelOf(order: unknown): string {
  const label: unknown = typeof order === 'object' && order !== null ? Reflect.get(order, 'label') : undefined;
  return typeof label === 'string' ? label : '';
}

/** A module that does not load concerns only the examples that speak of it. */
async function loadModule(importModule: () => Promise<Module>): Promise<LoadedModule> {
  let give: () => Module;
  const reload = async (): Promise<void> => {
    try {
      const module = await importModule();
      give = () => module;
    } catch (error) {
      give = () => {
        throw error;
      };
    }
  };
  await reload();
  return Object.assign(() => give(), { reload });
}

function putBack(vi: Vitest['vi']): void {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
}
