/** Runs examples as tests inside the examined project's Vitest, which is handed in: only the generated module knows the right one. */
import { check, Contradiction, endingOf, equality, statedText, threwText, type Outcome } from './judge-example.ts';

type Vitest = Pick<typeof import('vitest'), 'expect' | 'it' | 'vi'>;

interface Heading {
  readonly title: string;
  /** Milliseconds. */
  readonly timeout: number;
  /** Whether mocks and timers may have to be put back. */
  readonly usesVi: boolean;
}

type Module = Readonly<Record<string, unknown>>;
/** @throws what the module threw while it was loaded. */
type LoadedModule = () => Module;

interface ExampleScope {
  find(name: string, modules: readonly LoadedModule[], otherwise: () => unknown): unknown;
  /** `stated` works out what a value is compared with, or whether it is right. @throws {Contradiction} */
  judge(call: () => Promise<unknown>, stated: ((result: unknown) => Promise<unknown>) | undefined): Promise<void>;
}

interface ExampleTests {
  load(importModule: () => Promise<Module>): Promise<LoadedModule>;
  example(heading: Heading, outcome: Outcome, run: (scope: ExampleScope) => Promise<void>): void;
}

export function exampleTests({ expect, it, vi }: Vitest): ExampleTests {
  return {
    load: async (importModule) => {
      try {
        const module = await importModule();
        return () => module;
      } catch (error) {
        return () => {
          throw error;
        };
      }
    },
    example: ({ title, timeout, usesVi }, outcome, run) => {
      const scope: ExampleScope = {
        find: (name, modules, otherwise) => {
          const module = modules.map((load) => load()).find((loaded) => name in loaded);
          return module === undefined ? otherwise() : module[name];
        },
        judge: async (call, stated) => {
          const ending = await endingOf(call);
          await check(ending, outcome, { stated, equals: equality(expect) });
          // Some projects ask for an assertion in each test.
          expect(true).toBe(true);
        },
      };
      it(
        title,
        async () => {
          try {
            await run(scope);
          } catch (error) {
            throw error instanceof Contradiction ? error : new Contradiction(statedText(outcome), threwText(error));
          } finally {
            if (usesVi) putBack(vi);
          }
        },
        timeout,
      );
    },
  };
}

function putBack(vi: Vitest['vi']): void {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
}
