/** All rounds of the engine on made-up projects: its plans, its bookkeeping and its workers' order of attempts together. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../src/mutation/in-process/ledger.ts';
import { colderJobs, hotJobs, type ColumnPlan } from '../../../src/mutation/in-process/plan-jobs.ts';
import { FakeWorker, type Happening, type World } from './fake-worker.ts';
import { aColumn } from './job-builders.ts';

const MUTANTS = ['a', 'b', 'c', 'd', 'e', 'f'];
const PAIR_COLUMNS = 4;
const MOST_ROUNDS = 500;

const someMutants = fc.subarray(MUTANTS);
const columnsOf = fc
  .array(
    fc.record({ file: fc.constantFrom('a', 'b'), duration: fc.constantFrom(1, 90, 350), isShareable: fc.boolean() }),
    {
      minLength: 1,
      maxLength: PAIR_COLUMNS,
    },
  )
  .map((plans) => plans.map((plan, column) => aColumn(column, plan)));

/** As the engine's host does, with one worker. */
function decideAll(columns: readonly ColumnPlan[], world: World, worker = new FakeWorker(world)): Ledger {
  const ledger = new Ledger({
    fileOf: columns.map(({ file }) => file),
    mutants: world.mutants,
    codeUnderTest: new Set(),
  });
  const run = (planned: ReturnType<typeof hotJobs>): void => {
    const jobs = planned.map((job, index) => ({ ...job, id: String(index), root: '/project', log: '/project/log' }));
    const logs = jobs.map((job) => ({ job, records: worker.run(job) }));
    for (const { job, records } of logs) ledger.absorb(job, records);
  };
  run(hotJobs(columns));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    ledger.probe();
    ledger.confirm([{ columns: columns.map(({ column }) => column), mutants: world.mutants }]);
    const jobs = colderJobs(columns, ledger, 2);
    if (jobs.length === 0) return ledger;
    run(jobs);
  }
  throw new Error('The rounds do not end');
}

/** By trusted column and mutant that it reaches. */
function outcomesOf(ledger: Ledger): ReadonlyMap<string, string> {
  const trusted = [...ledger.columns.entries()].filter(([, { level }]) => level !== 'untrusted');
  return new Map(
    trusted.flatMap(([column]) =>
      [...ledger.reachedBy(column)].map((mutant) => [
        `${column} ${mutant}`,
        ledger.resultOf(column, mutant)?.outcome ?? 'none',
      ]),
    ),
  );
}

interface Moods {
  readonly early: readonly string[];
  /** What attempts do, one after the other, over and over. */
  readonly happenings: readonly Happening[];
  /** What controls evaluate, in the same way. */
  readonly covered: readonly (readonly string[])[];
}

/** Of tests of which nothing is certain. */
class MoodyWorld implements World {
  readonly mutants = new Set(MUTANTS);
  readonly deferred = [];
  /** Pairs of column and mutant of which an attempt passed. */
  readonly passed = new Set<string>();
  readonly #moods: Moods;
  #attempts = 0;
  #controls = 0;

  constructor(moods: Moods) {
    this.#moods = moods;
  }

  get early(): readonly string[] {
    return this.#moods.early;
  }

  coveredBy(): readonly string[] {
    const { covered } = this.#moods;
    this.#controls += 1;
    return covered[this.#controls % covered.length] ?? [];
  }

  newProcess(): void {
    // Its tests do not depend on anything.
  }

  newModules(): void {
    // As above.
  }

  attempt(column: number, mutant: string | undefined): Happening {
    const { happenings } = this.#moods;
    this.#attempts += 1;
    const happening = happenings[this.#attempts % happenings.length] ?? 'passed';
    if (happening === 'passed') this.passed.add(`${column} ${mutant ?? ''}`);
    return happening;
  }
}

const moodyWorld = fc
  .record<Moods>({
    early: someMutants,
    happenings: fc.array(
      fc.oneof(
        { weight: 8, arbitrary: fc.constant<Happening>('passed') },
        { weight: 2, arbitrary: fc.constantFrom<Happening>('failed', 'skipped', 'crash', 'timeout') },
      ),
      { minLength: 1, maxLength: 50, size: 'max' },
    ),
    covered: fc.array(someMutants, { minLength: 1 }),
  })
  .map((moods) => new MoodyWorld(moods));

describe('ENGINE-1: the rounds of the engine', () => {
  it('end, and decide every pair of a column that they trust, whatever its tests do', () => {
    fc.assert(
      fc.property(columnsOf, moodyWorld, (columns, world) => {
        expect([...outcomesOf(decideAll(columns, world)).values()]).not.toContain('none');
      }),
    );
  });
});

describe('ENGINE-2: the rounds of the engine', () => {
  it('call no pair passed of which no attempt passed', () => {
    fc.assert(
      fc.property(columnsOf, moodyWorld, (columns, world) => {
        const passed = [...outcomesOf(decideAll(columns, world))].filter(([, outcome]) => outcome === 'passed');
        expect(passed.filter(([pair]) => !world.passed.has(pair))).toEqual([]);
      }),
    );
  });
});

type Leftover = 'nothing' | 'modules' | 'process';

interface Nature {
  readonly happening: Happening;
  /** What fails from then on. */
  readonly leaves: Leftover;
}

const CLEAN: Nature = { happening: 'passed', leaves: 'nothing' };

/** Of tests that do always the same, but for what mutants leave behind. */
class SoilableWorld implements World {
  readonly mutants = new Set(MUTANTS);
  readonly early: readonly string[];
  readonly deferred: readonly string[];
  readonly #natures: readonly (readonly Nature[])[];
  #soiled: Leftover = 'nothing';
  #soiledBy: string | undefined;

  constructor(early: readonly string[], deferred: readonly string[], natures: readonly (readonly Nature[])[]) {
    this.early = early;
    this.deferred = deferred;
    this.#natures = natures;
  }

  /** Every other test uses no constant, whose mutants then do nothing to it. */
  coveredBy(column: number): readonly string[] {
    return MUTANTS.filter((mutant) => !this.#isUnused(column, mutant));
  }

  #isUnused(column: number, mutant: string): boolean {
    return column % 2 === 1 && this.deferred.includes(mutant) && !this.early.includes(mutant);
  }

  newProcess(): void {
    this.#soiled = 'nothing';
  }

  newModules(): void {
    if (this.#soiled === 'modules') this.#soiled = 'nothing';
  }

  natureOf(column: number, mutant: string | undefined): Nature {
    if (mutant === undefined || this.#isUnused(column, mutant)) return CLEAN;
    return this.#natures[column]?.[MUTANTS.indexOf(mutant)] ?? CLEAN;
  }

  attempt(column: number, mutant: string | undefined): Happening {
    const { happening, leaves } = this.natureOf(column, mutant);
    if (happening === 'crash' || happening === 'timeout') return happening;
    // Tests of one file share what they leave behind, under the same mutant too.
    if (this.#soiled !== 'nothing' && this.#soiledBy !== mutant) return 'failed';
    if (leaves !== 'nothing') [this.#soiled, this.#soiledBy] = [leaves, mutant];
    return happening;
  }
}

const OUTCOMES = {
  passed: 'passed',
  failed: 'check',
  skipped: 'unmeasured',
  crash: 'crash',
  timeout: 'timeout',
} as const;

describe('ENGINE-8: the rounds of the engine', () => {
  const natureOf = (
    happenings: readonly Happening[],
    leftovers: readonly Leftover[] = ['nothing', 'nothing', 'nothing', 'modules', 'process'],
  ) =>
    fc.record({
      happening: fc.constantFrom(...happenings),
      leaves: fc.constantFrom(...leftovers),
    });
  const worldOf = (happenings: readonly Happening[], leftovers?: readonly Leftover[]) =>
    fc
      .tuple(
        someMutants,
        someMutants,
        fc.array(fc.array(natureOf(happenings, leftovers), { minLength: MUTANTS.length, maxLength: MUTANTS.length }), {
          minLength: PAIR_COLUMNS,
          maxLength: PAIR_COLUMNS,
        }),
      )
      .map(([early, deferred, natures]) => new SoilableWorld(early, deferred, natures));

  function outcomesAlone(columns: readonly ColumnPlan[], world: SoilableWorld): ReadonlyMap<string, string> {
    return new Map(
      columns.flatMap(({ column }) =>
        MUTANTS.map((mutant) => [`${column} ${mutant}`, OUTCOMES[world.natureOf(column, mutant).happening]]),
      ),
    );
  }

  it('leave no survivor, and no test that noticed nothing, with what modules in use let pass', () => {
    fc.assert(
      fc.property(columnsOf, worldOf(['passed', 'failed', 'skipped']), (columns, world) => {
        const ledger = decideAll(columns, world);
        const pairs = columns.flatMap(({ column }) =>
          [...ledger.reachedBy(column)].map((mutant) => ({ column, mutant, ...ledger.resultOf(column, mutant) })),
        );
        const kills = pairs.filter(({ outcome }) => outcome === 'check');
        const noticed = new Set(kills.map(({ mutant }) => mutant));
        const killers = new Set(kills.map(({ column }) => column));
        const passed = pairs.filter(({ outcome, tier }) => outcome === 'passed' && tier === 'hot');
        expect(passed.filter(({ column, mutant }) => !noticed.has(mutant) || !killers.has(column))).toEqual([]);
      }),
    );
  });

  it('give each pair the outcome that it has alone, whatever other mutants leave behind', () => {
    fc.assert(
      fc.property(columnsOf, worldOf(['passed', 'failed', 'skipped']), (columns, world) => {
        expect(outcomesOf(decideAll(columns, world))).toEqual(outcomesAlone(columns, world));
      }),
    );
  });

  it('ENGINE-16: give each pair the outcome that it has alone, however many ends are lost with the process that ran them', () => {
    const worlds = worldOf(['passed', 'failed', 'skipped', 'crash', 'timeout'], ['nothing']);
    fc.assert(
      fc.property(columnsOf, worlds, fc.nat(MUTANTS.length), (columns, world, together) => {
        const ledger = decideAll(columns, world, new FakeWorker(world, together));
        expect(outcomesOf(ledger)).toEqual(outcomesAlone(columns, world));
      }),
    );
  });
});
