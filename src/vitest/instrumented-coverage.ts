/** Reads which mutants an instrumented module has evaluated. The shape is Stryker's, in the global that its code shares. */

interface InstrumentedCoverage {
  /** The name under which hits are counted just now. */
  readonly currentTestId: string | undefined;
  reachedBy(coverageId: string | undefined): string[];
  /** Mutants evaluated while no test ran. */
  early(): string[];
}

/** `undefined` when no instrumented code runs in this worker. */
export function instrumentedCoverage(namespace: unknown): InstrumentedCoverage | undefined {
  if (typeof namespace !== 'string') return undefined;
  const shared = field(globalThis, namespace);
  if (shared === undefined) return undefined;
  const id: unknown = Reflect.get(shared, 'currentTestId');
  const coverage = (): object | undefined => field(shared, 'mutantCoverage');
  return {
    currentTestId: typeof id === 'string' ? id : undefined,
    reachedBy: (coverageId) => {
      const perTest = field(coverage(), 'perTest');
      return coverageId === undefined ? [] : Object.keys(field(perTest, coverageId) ?? {});
    },
    early: () => Object.keys(field(coverage(), 'static') ?? {}),
  };
}

function field(owner: object | undefined, key: string): object | undefined {
  const value: unknown = owner === undefined ? undefined : Reflect.get(owner, key);
  return typeof value === 'object' && value !== null ? value : undefined;
}
